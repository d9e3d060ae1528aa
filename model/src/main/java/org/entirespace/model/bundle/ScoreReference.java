/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entirespace.core.metric.QuantileBins;

/**
 * How a model's scores were distributed when it was written, as it would have been asked: of each quantity, how many rows of some
 * samples fell into each of a few bins. What a service scores later can be held against it. Immutable.
 *
 * @param samples which samples these were, for people, such as {@code validation of shop, prepared 2026-02-01T00:00:00Z}
 * @param quantities of each quantity its bins; a quantity without any is not listed
 */
public record ScoreReference(String samples, List<QuantityScores> quantities) {

    /** The most bins of a quantity: deciles. */
    public static final int BINS = 10;

    /** The rows that a bin holds on average at least, so that chance moves no distribution far. */
    public static final int ROWS_OF_BIN = 50;

    /**
     * The scores of one quantity.
     *
     * @param quantity its {@link org.entirespace.core.graph.Quantity#key}
     * @param bounds the upper bound of each bin but the last, in log-odds, ascending
     * @param counts rows by bin
     */
    public record QuantityScores(String quantity, List<Double> bounds, List<Long> counts) {

        /** Checks that each bin has a count, and that there are rows. */
        public QuantityScores {
            bounds = List.copyOf(bounds);
            counts = List.copyOf(counts);
            int bins = QuantileBins.at(bounds).bins();
            if (counts.size() != bins) {
                throw new IllegalArgumentException(
                        "quantity '" + quantity + "': " + counts.size() + " counts, expected " + bins);
            }
            if (counts.stream().anyMatch(count -> count < 0) || rows(counts) < 1) {
                throw new IllegalArgumentException(
                        "quantity '" + quantity + "': counts " + counts + "; expected ≥ 0, and at least one row");
            }
        }

        /**
         * The scores of rows, in bins that each hold about as many.
         *
         * @param logOdds of each row
         * @return empty where there are fewer than two bins' rows, or a score is not finite
         */
        public static Optional<QuantityScores> of(String quantity, double[] logOdds) {
            int most = Math.min(BINS, logOdds.length / ROWS_OF_BIN);
            for (double score : logOdds) {
                if (!Double.isFinite(score)) {
                    return Optional.empty();
                }
            }
            if (most < 2) {
                return Optional.empty();
            }
            QuantileBins bins = QuantileBins.of(logOdds, most);
            List<Long> counts = new ArrayList<>();
            for (long count : bins.count(logOdds)) {
                counts.add(count);
            }
            return Optional.of(new QuantityScores(quantity, bins.bounds(), counts));
        }

        /** All rows. */
        public long rows() {
            return rows(counts);
        }

        private static long rows(List<Long> counts) {
            long rows = 0;
            for (long count : counts) {
                rows = Math.addExact(rows, count);
            }
            return rows;
        }
    }

    /** Checks that no quantity is there twice. */
    public ScoreReference {
        quantities = List.copyOf(quantities);
        long different =
                quantities.stream().map(QuantityScores::quantity).distinct().count();
        if (different < quantities.size()) {
            throw new IllegalArgumentException("a quantity twice; expected each once");
        }
    }

    /** The scores of a quantity by its key, where they are known. */
    public Optional<QuantityScores> of(String quantity) {
        return quantities.stream()
                .filter(scores -> scores.quantity().equals(quantity))
                .findFirst();
    }
}
