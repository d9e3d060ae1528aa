/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.drift;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.metric.MetricValue;
import org.entirespace.core.metric.PopulationStability;
import org.entirespace.core.metric.QuantileBins;
import org.entirespace.model.bundle.ScoreReference;
import org.entirespace.model.bundle.ScoreReference.QuantityScores;
import org.entirespace.model.scoring.ScoringLane;

/**
 * The scores of one version of a model within a sliding window, against those when it was written. Threads share it.
 */
public final class ScoreDrift {

    private static final int ROWS = 0; // the first cells
    private static final int REQUESTS = 1;

    private final DriftOptions options;
    private final LongSupplier nanoTime;
    private final ScoreReference reference;
    private final List<Watched> watched = new ArrayList<>(); // what the reference knows, by number
    private final int cells;
    private final SlidingCounts window; // guarded by itself

    /** A quantity that is watched. */
    private static final class Watched {
        private final String key;
        private final int number; // of the quantity in a lane
        private final QuantileBins bins;
        private final long[] expected; // (bins)
        private final int cell; // of the first bin
        private DriftLevel level = DriftLevel.UNKNOWN; // guarded by window

        Watched(QuantityScores scores, int number, int cell) {
            key = scores.quantity();
            this.number = number;
            this.cell = cell;
            bins = QuantileBins.at(scores.bounds());
            expected = scores.counts().stream().mapToLong(Long::longValue).toArray();
        }
    }

    ScoreDrift(DriftWatch watch, List<Quantity> quantities, ScoreReference reference) {
        this.reference = reference;
        options = watch.options();
        nanoTime = watch.nanoTime();
        int next = REQUESTS + 1;
        for (int q = 0; q < quantities.size(); q++) {
            QuantityScores scores = reference.of(quantities.get(q).key()).orElse(null);
            if (scores != null) {
                Watched one = new Watched(scores, q, next);
                watched.add(one);
                next += one.expected.length;
            }
        }
        cells = next;
        window = new SlidingCounts(cells, options.window().toNanos(), nanoTime.getAsLong());
    }

    /** How scores were distributed when the model was written. */
    public ScoreReference reference() {
        return reference;
    }

    /** How far back rows count. */
    public Duration length() {
        return options.window();
    }

    /**
     * Counts the rows of a request that was scored.
     *
     * @return the quantities whose level it changed
     */
    public List<DriftChange> add(ScoringLane lane) {
        return add(lane::logOdds, lane.rows().rows());
    }

    /** The scores of a request. */
    @FunctionalInterface
    interface Scores {

        /** The log-odds of a quantity of a row, both by their numbers. */
        double logOdds(int quantity, int row);
    }

    List<DriftChange> add(Scores scores, int rows) {
        long[] more = new long[cells];
        more[ROWS] = rows;
        more[REQUESTS] = 1;
        for (Watched one : watched) {
            for (int row = 0; row < rows; row++) {
                more[one.cell + one.bins.bin(scores.logOdds(one.number, row))]++;
            }
        }
        return add(more);
    }

    private List<DriftChange> add(long[] more) {
        List<DriftChange> changes = new ArrayList<>();
        synchronized (window) {
            window.moveTo(nanoTime.getAsLong());
            window.add(more);
            for (Watched one : watched) {
                QuantityDrift now = stateOf(one);
                if (now.level() != one.level) {
                    changes.add(new DriftChange(one.level, now));
                    one.level = now.level();
                }
            }
        }
        return changes;
    }

    /** How things stand now, by quantity in the order of their numbers; those that the reference does not know are absent. */
    public List<QuantityDrift> state() {
        synchronized (window) {
            window.moveTo(nanoTime.getAsLong());
            return watched.stream().map(this::stateOf).toList();
        }
    }

    /** How a quantity that is watched stands now. */
    private QuantityDrift stateOf(Watched one) {
        long rows = window.sum(ROWS);
        if (!options.isEnough(rows, window.sum(REQUESTS))) {
            return new QuantityDrift(one.key, MetricValue.undefined("too few rows"), rows, DriftLevel.UNKNOWN);
        }
        MetricValue index = PopulationStability.of(one.expected, window.sums(one.cell, one.cell + one.expected.length));
        DriftLevel level = index.fold(value -> options.level(value, one.level), reason -> DriftLevel.UNKNOWN);
        return new QuantityDrift(one.key, index, rows, level);
    }

    /** The rows in the window. */
    public long rows() {
        synchronized (window) {
            window.moveTo(nanoTime.getAsLong());
            return window.sum(ROWS);
        }
    }
}
