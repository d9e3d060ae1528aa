/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is damaged, cut short or not what it claims to be. Nothing was read from it. */
public final class CorruptArtifactException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * A file that breaks {@code rule}.
     *
     * @param file the file
     * @param rule what had to hold, such as {@code SHA-256}
     * @param expected what was expected
     * @param found what was found
     */
    public CorruptArtifactException(Path file, String rule, Object expected, Object found) {
        super(file + ": " + rule + ": expected " + expected + ", found " + found);
    }

    private CorruptArtifactException(Path archive, CorruptArtifactException inside) {
        super(archive + "!" + inside.getMessage(), inside);
    }

    /** The same of a file within an archive: {@code archive.zip!/file: ...}. */
    public CorruptArtifactException within(Path archive) {
        return new CorruptArtifactException(archive, this);
    }
}
