/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is damaged, cut short or not what it claims to be. Nothing was read from it. */
public final class CorruptArtifactException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_SHOWN = 2_000; // characters

    /**
     * A file that breaks {@code rule}.
     *
     * @param file the file
     * @param rule what had to hold, such as {@code SHA-256}
     * @param expected what was expected; at most 2,000 characters of it are told
     * @param found what was found; as much
     */
    public CorruptArtifactException(Path file, String rule, Object expected, Object found) {
        super(file + ": " + rule + ": expected " + excerpt(expected) + ", found " + excerpt(found));
    }

    /** What a file holds may be long; its beginning will do. */
    private static String excerpt(Object value) {
        String text = String.valueOf(value);
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
    }

    private CorruptArtifactException(Path archive, CorruptArtifactException inside) {
        super(archive + "!" + inside.getMessage(), inside);
    }

    /** The same of a file within an archive: {@code archive.zip!/file: ...}. */
    public CorruptArtifactException within(Path archive) {
        return new CorruptArtifactException(archive, this);
    }
}
