/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.util.function.Consumer;

/**
 * A list of texts as one text, the form in which a bag leaves the database: each element, then U+001F. Within an element U+001E
 * is written as U+001E {@code a} and U+001F as U+001E {@code b}.
 */
public final class BagText {

    private static final char END = '\u001f';
    private static final char ESCAPE = '\u001e';

    private BagText() {}

    /**
     * SQL that writes a list in this form; NULL elements are left out, a NULL list has none.
     *
     * @param list SQL of type {@code VARCHAR[]}
     */
    public static String sql(String list) {
        String joined = "array_to_string(" + list + ", chr(31))";
        String escaped = "coalesce(array_to_string(list_transform(list_filter(" + list
                + ", lambda x: x IS NOT NULL), lambda x: "
                + "replace(replace(x, chr(30), chr(30) || 'a'), chr(31), chr(30) || 'b') || chr(31)), ''), '')";
        // as many ends between elements as there must be: no element has one or is NULL, so none need be looked at
        return "CASE WHEN length(" + joined + ") - length(replace(" + joined + ", chr(31), '')) = len(" + list
                + ") - 1 AND NOT contains(" + joined + ", chr(30)) THEN " + joined + " || chr(31) ELSE " + escaped
                + " END";
    }

    /** Hands over each element of a text in this form. */
    static void forEach(String text, Consumer<String> element) {
        int from = 0;
        for (int end = text.indexOf(END); end >= 0; end = text.indexOf(END, from)) {
            String value = text.substring(from, end);
            element.accept(value.indexOf(ESCAPE) < 0 ? value : unescaped(value));
            from = end + 1;
        }
    }

    private static String unescaped(String value) {
        return value.replace(ESCAPE + "b", String.valueOf(END)).replace(ESCAPE + "a", String.valueOf(ESCAPE));
    }
}
