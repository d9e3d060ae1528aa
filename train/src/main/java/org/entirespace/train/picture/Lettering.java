/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

/**
 * How wide texts are and how they are shortened. Nobody knows the fonts of the reader, so widths are those of wide common ones.
 *
 * @param narrow pixels for a letter of the Latin alphabet and the like
 * @param wide pixels for broad letters and for all others
 */
record Lettering(double narrow, double wide) {

    private static final int FIRST_BEYOND_LATIN = 0x250;
    private static final String BROAD = "mwMW@%";

    /** The name of a node, 14 pixels high and bold. */
    static final Lettering NAME = new Lettering(9.4, 16);

    /** What stands beside a name, and the legend, 12 pixels high. */
    static final Lettering SIDE = new Lettering(7.2, 13);

    /** Heads, 11 pixels high, in a font of equal widths. */
    static final Lettering HEAD = new Lettering(6.8, 12);

    /** The pixels that a text takes at most. */
    int width(String text) {
        return (int) Math.ceil(text.codePoints()
                .mapToDouble(c -> c < FIRST_BEYOND_LATIN && BROAD.indexOf(c) < 0 ? narrow : wide)
                .sum());
    }

    /** A text of at most so many characters: the middle of a longer one is left out, since names differ at their ends. */
    static String shortened(String text, int most) {
        int[] characters = text.codePoints().toArray();
        if (characters.length <= most) {
            return text;
        }
        int start = (most - 1) / 2;
        int end = most - 1 - start;
        return new String(characters, 0, start) + "…" + new String(characters, characters.length - end, end);
    }
}
