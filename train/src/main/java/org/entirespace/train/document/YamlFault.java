/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.document;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Why a text is not YAML, or more than a document may be.
 *
 * @param place where
 * @param message what is wrong
 * @param hint what to do
 */
record YamlFault(Place place, String message, String hint) {

    /**
     * The fault behind an exception.
     *
     * @param at where the parser stood
     * @param kind what was read
     */
    static YamlFault of(JacksonException exception, String text, Place at, DocumentKind kind) {
        if (exception instanceof StreamConstraintsException) {
            boolean deep = exception.getOriginalMessage().contains("nesting depth");
            return deep
                    ? new YamlFault(at, "nested deeper than " + MarkedTreeReader.MAX_DEPTH + " levels", "")
                    : new YamlFault(at, "a value is too long", "");
        }
        Throwable cause = exception.getCause();
        if (cause instanceof MarkedYamlEngineException fault) {
            Place place = fault.getProblemMark().map(YamlFault::place).orElse(at);
            String problem = Objects.requireNonNullElse(fault.getProblem(), "")
                    .replaceAll("\\.?\\s*\\(Do not use.*", "")
                    .replaceAll("\\s+", " ");
            String context = Objects.requireNonNullElse(fault.getContext(), "").strip();
            String message = "not YAML: " + (context.isEmpty() ? problem : context + ", " + problem);
            return new YamlFault(place, message.strip(), hint(problem, text, place));
        }
        if (cause instanceof ReaderException fault) {
            String character = String.format(Locale.ROOT, "U+%04X", fault.getCodePoint());
            return new YamlFault(
                    Place.of(text, fault.getPosition()), "not YAML: character " + character + " is not allowed", "");
        }
        TokenStreamLocation location = exception.getLocation();
        Place place = location == null || location.getLineNr() < 1
                ? at
                : new Place(location.getLineNr(), Math.max(1, location.getColumnNr()));
        return new YamlFault(place, "not YAML for " + kind.one() + ": keys are texts", "");
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String hint(String problem, String text, Place place) {
        List<String> before = text.lines().limit(place.line()).toList();
        for (int line = before.size(); line > 0; line--) {
            if (before.get(line - 1).matches(" *\t.*")) {
                return "line " + line + " is indented with a tab; indent with spaces";
            }
        }
        if (problem.contains("mapping values are not allowed")) {
            return "put a text with ': ' in quotes, and check the indentation";
        }
        if (problem.contains("expected <block end>")) {
            return "check the indentation and the quotes above";
        }
        return problem.contains("cannot start any token") ? "put the text in quotes" : "";
    }
}
