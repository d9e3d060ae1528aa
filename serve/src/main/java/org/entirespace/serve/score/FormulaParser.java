/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.score;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.score.Formula.Step;

/** Reads a formula from left to right, by one method for each line of its grammar. One use. */
final class FormulaParser {

    private static final int DEEPEST = 64;

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private final List<Double> numbers = new ArrayList<>();
    private final List<Integer> slots = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int at;
    private int depth;

    FormulaParser(String text) {
        this.text = text;
    }

    Formula parse() throws IllegalRequestException {
        if (text.length() > Formula.LONGEST) {
            throw new IllegalRequestException(
                    "value: a formula of " + text.length() + " characters, expected at most " + Formula.LONGEST);
        }
        sum();
        if (next() != 0) {
            throw wrong("an operator or the end");
        }
        return new Formula(
                steps,
                numbers.stream().mapToDouble(Double::doubleValue).toArray(),
                slots.stream().mapToInt(Integer::intValue).toArray(),
                names);
    }

    private void sum() throws IllegalRequestException {
        product();
        for (char c = next(); c == '+' || c == '-'; c = next()) {
            at++;
            product();
            steps.add(c == '+' ? Step.ADD : Step.SUBTRACT);
        }
    }

    private void product() throws IllegalRequestException {
        factor();
        for (char c = next(); c == '*' || c == '/'; c = next()) {
            at++;
            factor();
            steps.add(c == '*' ? Step.MULTIPLY : Step.DIVIDE);
        }
    }

    private void factor() throws IllegalRequestException {
        if (++depth > DEEPEST) {
            throw new IllegalRequestException(
                    "value: more than " + DEEPEST + " parentheses and signs within each other");
        }
        char c = next();
        if (c == '(') {
            at++;
            sum();
            if (next() != ')') {
                throw wrong("')'");
            }
            at++;
        } else if (c == '-') {
            at++;
            factor();
            steps.add(Step.NEGATE);
        } else if ((c >= '0' && c <= '9') || c == '.') {
            number();
        } else if (c == '`') {
            quotedName();
        } else if (Character.isLetter(c) || c == '_') {
            int begin = at;
            while (at < text.length() && isOfName(text.charAt(at))) {
                at++;
            }
            name(text.substring(begin, at));
        } else {
            throw wrong("a number, a name, '(' or '-'");
        }
        depth--;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '|';
    }

    private void quotedName() throws IllegalRequestException {
        int end = text.indexOf('`', at + 1);
        if (end < 0) {
            throw wrong("a second backquote after it");
        }
        name(text.substring(at + 1, end));
        at = end + 1;
    }

    private void name(String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
        slots.add(names.indexOf(name));
        steps.add(Step.NAME);
    }

    private void number() throws IllegalRequestException {
        int begin = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            digits();
        }
        try {
            double number = Double.parseDouble(text.substring(begin, at));
            if (!Double.isFinite(number)) {
                throw new NumberFormatException("too large");
            }
            numbers.add(number);
            steps.add(Step.NUMBER);
        } catch (NumberFormatException e) {
            at = begin;
            throw wrong("a number");
        }
    }

    private void digits() {
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
    }

    /** The next character that is no blank; 0 at the end. */
    private char next() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalRequestException wrong(String expected) {
        String found = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new IllegalRequestException(
                "value: found " + found + " at character " + (at + 1) + " of the formula, expected " + expected);
    }
}
