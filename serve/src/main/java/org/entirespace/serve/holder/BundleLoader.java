/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import java.io.IOException;
import java.nio.file.Path;
import org.entirespace.model.scoring.BundleLoading;

/** Reads and checks bundles. Threads share it. */
@FunctionalInterface
public interface BundleLoader {

    /**
     * Reads a bundle and asks it its golden requests.
     *
     * @throws IOException when it cannot be read, is damaged, or answers otherwise than it should
     */
    BundleLoading load(Path folder) throws IOException;
}
