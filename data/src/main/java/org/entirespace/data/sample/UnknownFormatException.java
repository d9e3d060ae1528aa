/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.io.IOException;
import java.nio.file.Path;

/** A sound file of a format that this version does not read. */
public final class UnknownFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    UnknownFormatException(Path file, int readable, int found) {
        super(file + ": format version: expected " + readable + ", found " + found
                + (found > readable ? ". A newer version wrote it" : ". Prepare the samples again"));
    }
}
