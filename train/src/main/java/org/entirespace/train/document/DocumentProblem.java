/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.util.Comparator;

/**
 * One mistake of a document.
 *
 * @param path the key it concerns, such as {@code training.batch_size} or {@code events.key[0]}; empty where it concerns
 *     the text as a whole
 * @param line its line, from 1
 * @param column its column, from 1
 * @param message what is wrong
 * @param hint what to do about it; empty where nothing is known
 */
public record DocumentProblem(String path, int line, int column, String message, String hint)
        implements Comparable<DocumentProblem> {

    private static final Comparator<DocumentProblem> BY_PLACE = Comparator.comparingInt(DocumentProblem::line)
            .thenComparingInt(DocumentProblem::column)
            .thenComparing(DocumentProblem::path)
            .thenComparing(DocumentProblem::message)
            .thenComparing(DocumentProblem::hint);

    /** Checks the place. */
    public DocumentProblem {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("place " + line + ":" + column + "; expected both from 1");
        }
    }

    /**
     * This problem on one line, as compilers write it: {@code file:line:column: path: message; hint}.
     *
     * @param file the document's name, first on the line
     */
    public String render(String file) {
        return file + ":" + this;
    }

    /** The order of the places. */
    @Override
    public int compareTo(DocumentProblem other) {
        return BY_PLACE.compare(this, other);
    }

    @Override
    public String toString() {
        return line + ":" + column + ": " + (path.isEmpty() ? "" : path + ": ") + message
                + (hint.isEmpty() ? "" : "; " + hint);
    }
}
