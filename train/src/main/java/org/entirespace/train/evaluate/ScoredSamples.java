/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import java.util.HashSet;
import java.util.List;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.metric.Predictions;

/**
 * Samples with the log-odds that a model gave them, by column: what an evaluation reads. The arrays are kept, not copied, for they may
 * be large; nobody changes them afterwards. Threads may then share it.
 */
public final class ScoredSamples {

    private final CompiledGraph graph;
    private final List<Quantity> quantities;
    private final double[][] logOdds;
    private final byte[][] labels;
    private final long[] groups;
    private final boolean ratios;

    /**
     * Checks the columns.
     *
     * @param graph the graph whose quantities were scored
     * @param quantities what was scored, at least one
     * @param logOdds ln p / (1 - p), finite; (quantities, rows)
     * @param labels label codes 1, 0 and -1 (unobserved), in graph order; (behaviors, rows)
     * @param groups the session, user or request each row belongs to; (rows)
     * @throws IllegalArgumentException when shapes differ, a quantity is unknown or twice there, a number is not finite or a code unknown
     */
    public ScoredSamples(
            CompiledGraph graph, List<Quantity> quantities, double[][] logOdds, byte[][] labels, long[] groups) {
        this(graph, quantities, logOdds, labels, groups, false);
    }

    /**
     * Checks the columns, of which conditionals may be ratios of marginals.
     *
     * @param ratios whether they are: log-odds from {@link GraphScorer#ABOVE_ONE} on then stand for ratios of 1 or more
     */
    public ScoredSamples(
            CompiledGraph graph,
            List<Quantity> quantities,
            double[][] logOdds,
            byte[][] labels,
            long[] groups,
            boolean ratios) {
        this.graph = graph;
        this.ratios = ratios;
        this.quantities = List.copyOf(quantities);
        this.logOdds = logOdds;
        this.labels = labels;
        this.groups = groups;
        List<String> behaviors = graph.graph().behaviorNames();
        require("columns of log-odds", logOdds.length, quantities.size(), "quantities");
        require("columns of labels", labels.length, behaviors.size(), "behaviors");
        if (new HashSet<>(quantities).size() < quantities.size()) {
            throw new IllegalArgumentException("scored quantities " + keys() + ": one is there twice");
        }
        for (int q = 0; q < logOdds.length; q++) {
            checkLogOdds(quantities.get(q), logOdds[q]);
        }
        for (int b = 0; b < labels.length; b++) {
            checkLabels(behaviors.get(b), labels[b]);
        }
    }

    private void checkLogOdds(Quantity quantity, double[] column) {
        graph.graph().indexOf(quantity.goal());
        if (!quantity.space().isEntire()) {
            graph.graph().indexOf(quantity.space().name());
        }
        require("log-odds of '" + quantity.key() + "'", column.length, groups.length, "rows");
        for (int row = 0; row < column.length; row++) {
            if (!Double.isFinite(column[row])) {
                throw new IllegalArgumentException("log-odds of '" + quantity.key() + "', row " + row + ": "
                        + column[row] + "; expected a finite number");
            }
        }
    }

    private void checkLabels(String behavior, byte[] column) {
        require("labels of '" + behavior + "'", column.length, groups.length, "rows");
        for (int row = 0; row < column.length; row++) {
            if (column[row] < -1 || column[row] > 1) {
                throw new IllegalArgumentException(
                        "label of '" + behavior + "', row " + row + ": " + column[row] + "; expected -1, 0 or 1");
            }
        }
    }

    private static void require(String what, int found, int expected, String unit) {
        if (found != expected) {
            throw new IllegalArgumentException(
                    what + ": " + found + "; expected " + expected + ", the number of " + unit);
        }
    }

    private List<String> keys() {
        return quantities.stream().map(Quantity::key).toList();
    }

    /** The graph. */
    public CompiledGraph graph() {
        return graph;
    }

    /** What was scored. */
    public List<Quantity> quantities() {
        return quantities;
    }

    /** Whether a quantity is a ratio of marginals. */
    boolean isRatio(Quantity quantity) {
        return ratios && !quantity.space().isEntire();
    }

    /** The number of rows. */
    public int rows() {
        return groups.length;
    }

    /**
     * Some of the rows, in the order given.
     *
     * @throws IndexOutOfBoundsException when there is no such row
     */
    public ScoredSamples rows(int[] wanted) {
        double[][] ofScores = new double[logOdds.length][wanted.length];
        byte[][] ofLabels = new byte[labels.length][wanted.length];
        long[] ofGroups = new long[wanted.length];
        for (int i = 0; i < wanted.length; i++) {
            int row = wanted[i];
            for (int q = 0; q < ofScores.length; q++) {
                ofScores[q][i] = logOdds[q][row];
            }
            for (int b = 0; b < ofLabels.length; b++) {
                ofLabels[b][i] = labels[b][row];
            }
            ofGroups[i] = groups[row];
        }
        return new ScoredSamples(graph, quantities, ofScores, ofLabels, ofGroups, ratios);
    }

    /**
     * The observed rows of a quantity's space, with its log-odds.
     *
     * @throws IllegalArgumentException when it was not scored
     */
    public Predictions predictions(Quantity quantity) {
        double[] scores = logOdds(quantity);
        byte[] goal = labels(quantity.goal());
        return quantity.space().isEntire()
                ? Predictions.ofEntireSpace(scores, goal, groups)
                : Predictions.ofSpace(scores, goal, labels(quantity.space().name()), groups);
    }

    /**
     * The log-odds of a quantity on every row, in its space or not; (rows), not to be changed.
     *
     * @throws IllegalArgumentException when it was not scored
     */
    public double[] logOdds(Quantity quantity) {
        int place = quantities.indexOf(quantity);
        if (place < 0) {
            throw new IllegalArgumentException("'" + quantity.key() + "' was not scored; scored were " + keys());
        }
        return logOdds[place];
    }

    /** The label codes of a behaviour of the graph: 1, 0 or -1; (rows), not to be changed. */
    public byte[] labels(String behavior) {
        return labels[graph.graph().indexOf(behavior)];
    }

    /** The group of each row; (rows), not to be changed. */
    public long[] groups() {
        return groups;
    }
}
