/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.util.Objects;
import org.entirespace.core.artifact.FileSeal;
import org.jspecify.annotations.Nullable;

/**
 * A file that a manifest lists.
 *
 * @param split the split it belongs to; null for rejected rows, which have none
 * @param role what it holds
 * @param seal its name, size and checksum
 */
public record SampleFile(@Nullable Split split, FileRole role, FileSeal seal) {

    /** Checks that samples have a split and rejected rows none. */
    public SampleFile {
        Objects.requireNonNull(seal, "seal");
        if ((split == null) != (role == FileRole.REJECTED)) {
            throw new IllegalArgumentException("file '" + seal.file() + "': split " + split + " with role " + role
                    + "; only rejected rows have none");
        }
    }
}
