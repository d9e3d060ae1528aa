/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

/**
 * A place in a document's text.
 *
 * @param line the line, from 1
 * @param column the column in characters, from 1
 */
public record Place(int line, int column) {

    /** The place of the first character. */
    public static final Place START = new Place(1, 1);

    /** The place of a character. */
    static Place of(String text, int codePoints) {
        int end = text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        int line =
                1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
        int lineStart = text.lastIndexOf('\n', end - 1) + 1;
        return new Place(line, 1 + text.codePointCount(lineStart, end));
    }
}
