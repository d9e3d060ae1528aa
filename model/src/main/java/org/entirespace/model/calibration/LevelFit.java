/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.CalibrationMap;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Rate;
import org.entirespace.core.graph.Readout;
import org.entirespace.model.worker.Workers;

/**
 * Makes the level of every behaviour right over all impressions. That each head is right where its conditions hold does not make their
 * products so, since errors of two heads may go together. So behaviour after behaviour, in the order of the graph, all heads of one
 * are raised or lowered alike:
 *
 * <pre>
 *   find d_b with  sum p(b | all heads of b raised by d_b) = sum y_b     over the impressions in which b is known
 * </pre>
 *
 * <p>p(b) rises with d_b and does not depend on later behaviours, so one pass settles all of them. Within a head the order of samples
 * stays.
 */
public final class LevelFit {

    private static final double FURTHEST = 20; // logits
    private static final double ENOUGH = 1e-6; // of the sum, relative
    private static final int MOST_STEPS = 60;
    private static final double LEAST_SLOPE = 0.01;

    private final CompiledGraph graph;
    private final Readout readout;
    private final int least;
    private final Workers workers;

    /**
     * A fit.
     *
     * @param readout how the model's logits are read, without maps
     * @param least samples of the rarer outcome that a behaviour needs; others stay as they are
     * @param workers who share the work; how many they are changes nothing
     */
    public LevelFit(CompiledGraph graph, Readout readout, int least, Workers workers) {
        this.graph = graph;
        this.readout = readout;
        this.least = least;
        this.workers = workers;
    }

    /**
     * What came of one behaviour.
     *
     * @param behavior its name
     * @param samples the impressions in which it is known
     * @param positives in how many of them it happened
     * @param asTrained the sum of p(behaviour) without maps over the positives; NaN without any
     * @param byHeads the same with the maps of heads
     * @param after the same with levels; {@code byHeads} where it stays as it is
     * @param isLevelled whether it was; otherwise there were too few of one outcome
     */
    public record Level(
            String behavior,
            int samples,
            int positives,
            double asTrained,
            double byHeads,
            double after,
            boolean isLevelled) {}

    /**
     * Maps with levels.
     *
     * @param maps by the name of the rate
     * @param levels what came of each behaviour, in the order of the graph
     */
    public record Result(Map<String, CalibrationMap> maps, List<Level> levels) {}

    /** Raises and lowers the maps of heads; a head without one gets one where it has to move. */
    public Result fit(Map<String, CalibrationMap> maps, SeenSamples samples) {
        Map<String, CalibrationMap> settled = new LinkedHashMap<>(maps);
        List<Level> levels = new ArrayList<>();
        for (String behavior : graph.graph().behaviorNames()) {
            SeenSamples.Count count = samples.count(behavior);
            double asTrained = ratio(samples.sumOfRates(behavior, readout, workers), count);
            double byHeads = ratio(samples.sumOfRates(behavior, readout.calibrated(maps), workers), count);
            int rarer = Math.min(count.positives(), count.samples() - count.positives());
            double after = byHeads;
            if (rarer >= least) {
                settled = raised(settled, behavior, raise(settled, behavior, samples, count.positives()));
                after = ratio(samples.sumOfRates(behavior, readout.calibrated(settled), workers), count);
            }
            levels.add(
                    new Level(behavior, count.samples(), count.positives(), asTrained, byHeads, after, rarer >= least));
        }
        return new Result(settled, levels);
    }

    private static double ratio(double sum, SeenSamples.Count count) {
        return count.positives() == 0 ? Double.NaN : sum / count.positives();
    }

    private Map<String, CalibrationMap> raised(Map<String, CalibrationMap> maps, String behavior, double by) {
        Map<String, CalibrationMap> raised = new LinkedHashMap<>(maps);
        for (Rate rate : graph.rates()) {
            if (rate.behavior().equals(behavior)) {
                raised.put(
                        rate.name(),
                        maps.getOrDefault(rate.name(), CalibrationMap.identity())
                                .raisedBy(by));
            }
        }
        return raised;
    }

    /**
     * How far the heads of a behaviour are to be raised: secants of the logarithm of the sum, which for a rare behaviour is nearly a
     * straight line, and halves where one leaves the bounds.
     */
    private double raise(Map<String, CalibrationMap> maps, String behavior, SeenSamples samples, int positives) {
        double low = -FURTHEST;
        double high = FURTHEST;
        double at = 0;
        double slope = 1;
        double before = Double.NaN;
        double beforeAt = Double.NaN;
        for (int step = 0; step < MOST_STEPS; step++) {
            double sum = samples.sumOfRates(behavior, readout.calibrated(raised(maps, behavior, at)), workers);
            double missing = Math.log(positives / sum);
            if (Math.abs(missing) < ENOUGH) {
                break;
            }
            if (missing > 0) {
                low = at;
            } else {
                high = at;
            }
            double secant = (before - missing) / (at - beforeAt);
            slope = secant > LEAST_SLOPE ? secant : slope;
            before = missing;
            beforeAt = at;
            double next = at + missing / slope;
            at = next > low && next < high ? next : (low + high) / 2;
        }
        return at;
    }
}
