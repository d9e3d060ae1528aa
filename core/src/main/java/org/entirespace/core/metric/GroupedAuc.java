/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

/**
 * The mean AUC within groups (GAUC): how well rows of one user, session or request are ranked among themselves. Differences between
 * groups do not count, so a model that only knows which users are active scores 0.5.
 *
 * <pre>
 *   GAUC = sum over u of w_u AUC_u / sum over u of w_u       u: groups that have both classes
 * </pre>
 *
 * <p>Source: H. Zhu et al., "Optimized Cost per Click in Taobao Display Advertising", KDD 2017, section 4.2, where w_u counts impressions;
 * H. Wen et al., "Entire Space Multi-Task Modeling via Post-Click Behavior Decomposition", SIGIR 2020, where w_u = 1.
 */
public final class GroupedAuc {

    /** What a group counts in the mean. */
    public enum Weighting {
        /** Each group the same. */
        EQUAL,
        /** Each group by the number of its rows. */
        BY_ROWS;

        double weightOf(int rows) {
            return this == EQUAL ? 1 : rows;
        }
    }

    /**
     * A grouped AUC with the groups it speaks of.
     *
     * @param value in [0, 1]; undefined where no group has both classes
     * @param groupsUsed groups with both classes
     * @param groupsSkipped groups with one class, which have no AUC
     */
    public record Result(MetricValue value, int groupsUsed, int groupsSkipped) {}

    private GroupedAuc() {}

    /** The grouped AUC in which each group counts the same. */
    public static Result of(Predictions predictions) {
        return of(predictions, Weighting.EQUAL);
    }

    /** The grouped AUC under a weighting. Time O(n log n). */
    public static Result of(Predictions predictions, Weighting weighting) {
        GroupIndex groups = predictions.groupIndex();
        int[] begins = new int[groups.count() + 1];
        double[] aucs = ofGroups(predictions, begins);
        CompensatedSum weighted = new CompensatedSum();
        CompensatedSum weights = new CompensatedSum();
        int used = 0;
        for (int group = 0; group < groups.count(); group++) {
            if (!Double.isNaN(aucs[group])) {
                double weight = weighting.weightOf(begins[group + 1] - begins[group]);
                weighted.add(weight * aucs[group]);
                weights.add(weight);
                used++;
            }
        }
        return new Result(value(predictions, weighted, weights), used, groups.count() - used);
    }

    /** The AUC of each group, NaN where it has one class; (groups). */
    static double[] ofGroups(Predictions predictions) {
        return ofGroups(predictions, new int[predictions.groups() + 1]);
    }

    private static double[] ofGroups(Predictions predictions, int[] begins) {
        int[] positions = positionsByGroup(predictions, begins);
        int[] blockOf = predictions.order().blockOfPosition();
        double[] aucs = new double[predictions.groups()];
        for (int group = 0; group < aucs.length; group++) {
            PairCount pairs = new PairCount();
            for (int i = begins[group]; i < begins[group + 1]; i++) {
                if (i > begins[group] && blockOf[positions[i]] != blockOf[positions[i - 1]]) {
                    pairs.endBlock();
                }
                pairs.add(predictions.label(predictions.order().row(positions[i])), 1);
            }
            pairs.endBlock();
            aucs[group] = pairs.hasBothClasses() ? pairs.auc() : Double.NaN;
        }
        return aucs;
    }

    private static MetricValue value(Predictions predictions, CompensatedSum weighted, CompensatedSum weights) {
        if (predictions.rows() == 0) {
            return MetricValue.undefined(MetricValue.NO_ROWS);
        }
        return weights.value() > 0
                ? MetricValue.of(weighted.value() / weights.value())
                : MetricValue.undefined("one class in every group");
    }

    /**
     * The positions of the global order, cut by group, ascending within each.
     *
     * @param begins filled with where each group begins; (groups + 1)
     */
    private static int[] positionsByGroup(Predictions predictions, int[] begins) {
        GroupIndex groups = predictions.groupIndex();
        for (int row = 0; row < predictions.rows(); row++) {
            begins[groups.of(row) + 1]++;
        }
        for (int group = 0; group < groups.count(); group++) {
            begins[group + 1] += begins[group];
        }
        int[] next = begins.clone();
        int[] positions = new int[predictions.rows()];
        for (int at = 0; at < positions.length; at++) {
            positions[next[groups.of(predictions.order().row(at))]++] = at;
        }
        return positions;
    }
}
