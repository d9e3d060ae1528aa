/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An edit that breaks a sound document.
 *
 * @param passage the passage replaced
 * @param replacement what stands in its place
 * @param problems all that must be said, as {@code line:column: path: message; hint}
 */
public record Mistake(String passage, String replacement, List<String> problems) {

    private static final Pattern AT_A_KEY =
            Pattern.compile("(\\d+):(\\d+): ([^ ]+): (unknown key|given twice|has no effect).*");

    /** A mistake. */
    public static Mistake mistake(String passage, String replacement, String... problems) {
        return new Mistake(passage, replacement, List.of(problems));
    }

    /**
     * Breaks the document, and sees that this is told and nothing else.
     *
     * @param sound the document, which holds the passage exactly once
     * @param reader the problems of a document
     */
    public void check(String sound, Function<String, List<String>> reader) {
        String text = edited(sound, passage, replacement);
        assertThat(reader.apply(text)).containsExactlyElementsOf(problems);
        problems.forEach(problem -> keyStandsThere(text, problem));
    }

    /** A text with a passage, which it holds exactly once, replaced. */
    public static String edited(String text, String passage, String replacement) {
        assertThat(text.split(Pattern.quote(passage), -1))
                .as("passage '%s'", passage)
                .hasSize(2);
        return text.replace(passage, replacement);
    }

    /** The place of a problem of a key, looked up in the text itself. */
    private static void keyStandsThere(String text, String problem) {
        Matcher matcher = AT_A_KEY.matcher(problem);
        if (matcher.matches()) {
            String line = text.lines().toList().get(Integer.parseInt(matcher.group(1)) - 1);
            String key = matcher.group(3).substring(matcher.group(3).lastIndexOf('.') + 1);
            assertThat(line.substring(Integer.parseInt(matcher.group(2)) - 1)).startsWith(key + ":");
        }
    }

    @Override
    public String toString() {
        return replacement.strip();
    }
}
