/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link GraphScorer} computes, as data: steps that take the logits of the heads to the log-odds and the probability of
 * every quantity. It is for those who translate a model for another runtime: they carry out step after step and need not know
 * what a graph is. Immutable, so threads may share it.
 *
 * <pre>
 *   value r,          r &lt; R        the logit of head r - shift r, through the head's map if it has one
 *   value R + i                    what step i computes from earlier values
 * </pre>
 *
 * R is the number of rates. Logarithms stay logarithms until the last step, so no value over- or underflows: for logits in
 * [-80, 80] every one is finite, in doubles. Single precision gives log-odds to about 1e-6 of the greatest logarithm on the way.
 *
 * @param quantities what is composed
 * @param shifts what is taken off the logit of each head; (R)
 * @param calibration the map of each head's logit after its shift, where it has one; (R)
 * @param steps the steps, each but once; a step reads values before its own
 * @param logOdds of each quantity the number of the value that is its log-odds; (quantities)
 * @param probabilities of each quantity the number of the value that is its probability; (quantities)
 */
public record Composition(
        List<Quantity> quantities,
        List<Float> shifts,
        List<Optional<CalibrationMap>> calibration,
        List<Step> steps,
        List<Integer> logOdds,
        List<Integer> probabilities) {

    /** Copies the lists and checks that each step reads earlier values only. */
    public Composition {
        quantities = List.copyOf(quantities);
        shifts = List.copyOf(shifts);
        calibration = List.copyOf(calibration);
        if (shifts.size() != calibration.size()) {
            throw new IllegalArgumentException(
                    "shifts of " + shifts.size() + " heads, calibration of " + calibration.size());
        }
        steps = List.copyOf(steps);
        logOdds = List.copyOf(logOdds);
        probabilities = List.copyOf(probabilities);
        for (int i = 0; i < steps.size(); i++) {
            int own = shifts.size() + i;
            if (steps.get(i).operands().stream().anyMatch(operand -> operand < 0 || operand >= own)) {
                throw new IllegalArgumentException(
                        "step " + i + " is " + steps.get(i) + "; expected to read values before " + own);
            }
        }
    }

    /**
     * The composition of some quantities.
     *
     * @throws IllegalArgumentException when a quantity names an unknown behaviour or is always 0 or 1, or the readout names an
     *     unknown head
     */
    public static Composition of(CompiledGraph graph, List<Quantity> quantities, Readout readout) {
        return new Composer(graph, readout).compose(quantities);
    }

    /** What a step computes from its operands a and b. */
    public enum Operation {
        /** -a. */
        NEGATION,
        /** {@code ln sigma(a) = min(a, 0) - ln(1 + e^-|a|)}. */
        LN_SIGMA,
        /** a + b. */
        SUM,
        /** a - b. */
        DIFFERENCE,
        /** {@code ln(e^a + e^b) = max(a, b) + ln(1 + e^-|a - b|)}. */
        LN_SUM_EXP,
        /** The log-odds of a ratio from its logarithm: {@code a < 0 ? min(40, a - ln(1 - e^a)) : 40 + a}, see {@link GraphScorer#ABOVE_ONE}. */
        RATIO_LOG_ODDS,
        /** {@code sigma(a) = 1 / (1 + e^-a)}. */
        SIGMA;

        /** The number of operands. */
        public int operands() {
            return switch (this) {
                case NEGATION, LN_SIGMA, RATIO_LOG_ODDS, SIGMA -> 1;
                case SUM, DIFFERENCE, LN_SUM_EXP -> 2;
            };
        }
    }

    /**
     * One step.
     *
     * @param operation what it computes
     * @param operands the numbers of the values that it reads
     */
    public record Step(Operation operation, List<Integer> operands) {

        /** Copies the list and checks its length. */
        public Step {
            Objects.requireNonNull(operation, "operation");
            operands = List.copyOf(operands);
            if (operands.size() != operation.operands()) {
                throw new IllegalArgumentException(
                        operation + " of " + operands + "; expected " + operation.operands() + " operands");
            }
        }
    }
}
