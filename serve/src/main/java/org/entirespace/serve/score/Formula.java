/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.score;

import java.util.List;
import org.entirespace.model.request.IllegalRequestException;

/**
 * A formula of numbers and names, such as {@code purchase * price}: parsed once, then evaluated for each candidate.
 *
 * <pre>
 *   sum     = product { ("+" | "-") product }
 *   product = factor { ("*" | "/") factor }
 *   factor  = number | name | "(" sum ")" | "-" factor
 *   name    = a letter or "_", then letters, digits, "_", "." and "|"; or anything else within backquotes
 * </pre>
 *
 * Immutable.
 */
public final class Formula {

    /** The longest formula, in characters. */
    public static final int LONGEST = 1_000;

    /** What is done, one after the other, over a stack of numbers. */
    enum Step {
        /** Puts the next constant on the stack. */
        NUMBER,
        /** Puts the value of the next name on the stack. */
        NAME,
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        NEGATE
    }

    private final List<Step> steps;
    private final double[] numbers; // in the order of their steps
    private final int[] slots; // of names, in the order of their steps
    private final List<String> names;

    Formula(List<Step> steps, double[] numbers, int[] slots, List<String> names) {
        this.steps = List.copyOf(steps);
        this.numbers = numbers;
        this.slots = slots;
        this.names = List.copyOf(names);
    }

    /**
     * Reads a formula.
     *
     * @throws IllegalRequestException when it is none, telling where
     */
    public static Formula parse(String text) throws IllegalRequestException {
        return new FormulaParser(text).parse();
    }

    /** The names in it, each once. */
    public List<String> names() {
        return names;
    }

    /**
     * The value of the formula; not finite where a number is divided by zero or grows too large.
     *
     * @param values of the names, in the order of {@link #names}
     * @param stack for the evaluation, at least {@link #depth} long
     */
    public double value(double[] values, double[] stack) {
        int top = -1;
        int number = 0;
        int name = 0;
        for (Step step : steps) {
            switch (step) {
                case NUMBER -> stack[++top] = numbers[number++];
                case NAME -> stack[++top] = values[slots[name++]];
                case NEGATE -> stack[top] = -stack[top];
                default -> {
                    top--;
                    stack[top] = applied(step, stack[top], stack[top + 1]);
                }
            }
        }
        return stack[0];
    }

    private static double applied(Step step, double left, double right) {
        return switch (step) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            default -> left / right;
        };
    }

    /** The most numbers on the stack, or more. */
    public int depth() {
        return steps.size();
    }
}
