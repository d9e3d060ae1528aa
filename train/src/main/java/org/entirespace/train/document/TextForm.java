/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.util.Arrays;
import java.util.Optional;

/** The forms that texts of a recipe must have, as patterns of the schema and in words. */
public enum TextForm {
    /** A name that becomes a column or a file. */
    NAME("^[A-Za-z][A-Za-z0-9_-]*$", "a name: a letter, then letters, digits, '_' or '-'"),
    /** A name that SQL reads without quotes. */
    SQL_NAME("^[A-Za-z_][A-Za-z0-9_]*$", "a name for SQL: a letter or '_', then letters, digits or '_'"),
    /** The name of a field or of a document. */
    FREE_NAME("^[A-Za-z0-9_][A-Za-z0-9_.-]*$", "a name: letters, digits, '_', '-' and '.'"),
    /** A name that becomes a file on any system. */
    FILE_NAME(
            "^[a-z0-9]([a-z0-9.-]{0,62}[a-z0-9])?$",
            "a name: at most 64 lower-case letters, digits, '-' and '.', a letter or digit first and last"),
    /** A length of time. */
    DURATION("^[1-9][0-9]{0,9}[smhdw]$", "a whole number and a unit, such as 90s, 30m, 12h, 7d or 2w"),
    /** Something other than blanks. */
    SOME_TEXT("\\S", "a text that is not blank"),
    /** One line of text. */
    ONE_LINE("^\\S[^\\r\\n]*$", "one line of text"),
    /** A quantity; whether its behaviours exist is not the schema's to know. */
    QUANTITY("^\\s*[^|\\s][^|]*(\\|\\s*[^|\\s][^|]*)?$", "'goal' or 'goal|ancestor'");

    private final String pattern;
    private final String words;

    TextForm(String pattern, String words) {
        this.pattern = pattern;
        this.words = words;
    }

    /** The pattern, an ECMA 262 regular expression. */
    public String pattern() {
        return pattern;
    }

    /** What is expected, to follow the word "expected". */
    public String words() {
        return words;
    }

    /** The form of a pattern. */
    public static Optional<TextForm> ofPattern(String pattern) {
        return Arrays.stream(values())
                .filter(form -> form.pattern.equals(pattern))
                .findFirst();
    }
}
