/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entirespace.core.graph.SpaceConfusion.Counts;
import org.entirespace.core.graph.SpaceConfusion.Figure;
import org.entirespace.core.graph.SpaceConfusion.Measured;
import org.entirespace.core.graph.SpaceConfusion.Undefined;
import org.entirespace.core.sample.Label;

/** Measures {@link SpaceConfusion} over label codes. A row's outcome is one of eight: 4 local + 2 global + purchase. */
final class ConfusionRows {

    /** Half the width of a normal 95 % interval, in deviations. */
    private static final double REACH = 1.959963984540054;

    private static final int OUTCOMES = 8;
    private static final int LOCAL = 4;
    private static final int GLOBAL = 2;
    private static final int PURCHASE = 1;

    private final Map<Long, long[]> byGroup = new LinkedHashMap<>(); // counts by outcome
    private final long[] counts = new long[OUTCOMES];

    ConfusionRows(byte[] click, byte[] local, byte[] global, byte[] purchase, long[] groups) {
        int rows = click.length;
        if (local.length != rows || global.length != rows || purchase.length != rows || groups.length != rows) {
            throw new IllegalArgumentException("labels of " + rows + ", " + local.length + ", " + global.length + ", "
                    + purchase.length + " rows and groups of " + groups.length + "; expected as many each");
        }
        for (int row = 0; row < rows; row++) {
            boolean observed = local[row] >= 0 && global[row] >= 0 && purchase[row] >= 0;
            if (click[row] == Label.POSITIVE.code() && observed) {
                int outcome = LOCAL * local[row] + GLOBAL * global[row] + PURCHASE * purchase[row];
                counts[outcome]++;
                byGroup.computeIfAbsent(groups[row], g -> new long[OUTCOMES])[outcome]++;
            }
        }
    }

    SpaceConfusion measure() {
        long rows = with(0);
        long global = with(GLOBAL);
        Counts all = new Counts(
                rows,
                byGroup.size(),
                with(LOCAL),
                global,
                with(PURCHASE),
                with(GLOBAL | PURCHASE),
                with(LOCAL) - with(LOCAL | GLOBAL));
        if (rows == 0) {
            return new Undefined(all, "no clicked row has all three labels observed");
        }
        if (global == 0) {
            return new Undefined(all, "no global action on " + rows + " clicked rows");
        }
        if (global == rows) {
            return new Undefined(all, "a global action on every one of " + rows + " clicked rows");
        }
        if (all.purchases() == 0) {
            return new Undefined(all, "no purchase on " + rows + " clicked rows");
        }
        if (all.groups() < 2) {
            return new Undefined(all, "all clicked rows are of one group, which gives no interval");
        }
        return measure(all);
    }

    private Measured measure(Counts all) {
        double n = all.rows();
        double l = all.local() / n;
        double g = all.global() / n;
        double r1 = all.purchasesWithGlobal() / (double) all.global();
        double r0 = (all.purchases() - all.purchasesWithGlobal()) / (n - all.global());
        double truth = r1 * g + r0 * (1 - g);
        double estimate = r1 * l + r0 * (1 - l);
        double bias = (r1 - r0) * (l - g);
        Influence ofLocal = (local, global, purchase) -> (local - l) / n;
        Influence ofGlobal = (local, global, purchase) -> (global - g) / n;
        Influence ofR1 = (local, global, purchase) -> global * (purchase - r1) / (n * g);
        Influence ofR0 = (local, global, purchase) -> (1 - global) * (purchase - r0) / (n * (1 - g));
        Influence ofTruth = (local, global, purchase) -> (purchase - truth) / n;
        Influence ofEstimate = (local, global, purchase) -> l * ofR1.of(local, global, purchase)
                + (1 - l) * ofR0.of(local, global, purchase)
                + (r1 - r0) * ofLocal.of(local, global, purchase);
        double reach = reach((local, global, purchase) ->
                ofEstimate.of(local, global, purchase) - ofTruth.of(local, global, purchase));
        return new Measured(
                all,
                probability(l, reach(ofLocal)),
                probability(g, reach(ofGlobal)),
                probability(r1, reach(ofR1)),
                probability(r0, reach(ofR0)),
                probability(truth, reach(ofTruth)),
                probability(estimate, reach(ofEstimate)),
                new Figure(bias, bias - reach, bias + reach));
    }

    /** What one row of an outcome adds to a figure's error. */
    private interface Influence {
        double of(int local, int global, int purchase);
    }

    /** Rows with all of some bits of an outcome. */
    private long with(int bits) {
        long rows = 0;
        for (int outcome = 0; outcome < OUTCOMES; outcome++) {
            rows += (outcome & bits) == bits ? counts[outcome] : 0;
        }
        return rows;
    }

    /** How far an interval reaches to each side. */
    private double reach(Influence influence) {
        double[] byOutcome = new double[OUTCOMES];
        for (int outcome = 0; outcome < OUTCOMES; outcome++) {
            byOutcome[outcome] =
                    influence.of((outcome & LOCAL) / LOCAL, (outcome & GLOBAL) / GLOBAL, outcome & PURCHASE);
        }
        double squares = 0;
        for (long[] group : byGroup.values()) {
            double sum = 0;
            for (int outcome = 0; outcome < OUTCOMES; outcome++) {
                sum += group[outcome] * byOutcome[outcome];
            }
            squares += sum * sum;
        }
        double groups = byGroup.size();
        return REACH * Math.sqrt(groups / (groups - 1) * squares);
    }

    private static Figure probability(double value, double reach) {
        return new Figure(value, Math.max(0, value - reach), Math.min(1, value + reach));
    }
}
