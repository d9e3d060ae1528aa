/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.core.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class ArtifactReadsFile {
    String read(Path path) throws IOException {
        return Files.readString(path);
    }
}
