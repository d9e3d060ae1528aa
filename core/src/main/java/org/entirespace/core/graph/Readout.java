/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How logits of heads become probabilities, beyond the graph: what undoes the weighting and leaving out of samples in training, whether
 * conditionals are ratios of marginals, and what makes rates right that were learned a little wrong.
 *
 * @param logitShifts what is taken off the logit of a head, by the name of its rate; heads not named stay as they are
 * @param ratios whether a conditional p(goal | space) is p(goal) / p(space), each marginal for itself. Such a ratio may exceed
 *     1: see {@link GraphScorer#ABOVE_ONE}
 * @param calibration maps of logits after their shift, by the name of the rate; heads not named stay as they are. Absent in
 *     models written before there were any
 */
public record Readout(
        Map<String, Double> logitShifts,
        boolean ratios,
        @Nullable Map<String, CalibrationMap> calibration) {

    /** As the graph says. */
    public static final Readout PLAIN = new Readout(Map.of(), false);

    /** Without calibration. */
    public Readout(Map<String, Double> logitShifts, boolean ratios) {
        this(logitShifts, ratios, Map.of());
    }

    /** Checks that shifts are finite. */
    public Readout {
        logitShifts = Collections.unmodifiableMap(new TreeMap<>(logitShifts));
        calibration = calibration == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(calibration));
        logitShifts.forEach((head, shift) -> {
            if (!Double.isFinite(shift)) {
                throw new IllegalArgumentException("shift of head '" + head + "': " + shift + "; expected finite");
            }
        });
    }

    /** Maps of logits after their shift, by the name of the rate. */
    @Override
    public Map<String, CalibrationMap> calibration() {
        return Objects.requireNonNull(calibration);
    }

    /** What is taken off the logit of a rate. */
    public double shiftOf(Rate rate) {
        return logitShifts.getOrDefault(rate.name(), 0.0);
    }

    /**
     * This readout, taking something more off the logits of some heads.
     *
     * @param shifts what, by the name of the rate
     */
    public Readout shiftedBy(Map<String, Double> shifts) {
        Map<String, Double> all = new TreeMap<>(logitShifts);
        shifts.forEach((head, shift) -> all.merge(head, shift, Double::sum));
        return new Readout(all, ratios, calibration);
    }

    /** This readout with other calibration. */
    public Readout calibrated(Map<String, CalibrationMap> maps) {
        return new Readout(logitShifts, ratios, maps);
    }
}
