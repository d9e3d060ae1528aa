/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import java.util.List;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.RateRows;
import org.entirespace.core.sample.Label;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.forest.ValueStatistics;
import org.entirespace.model.heads.BatchColumns;

/**
 * Counts by the values of each indexed field: how often a value was seen, in how many samples a rate speaks of, in how many of
 * these it came true. A value that a bag holds twice counts twice. One owner.
 */
final class ValueCounts {

    private final Schema schema;
    private final List<RateRows> rates;
    private final int[][] seen; // (indexed fields), each (cardinality)
    private final int[][] spoken; // (indexed fields), each (cardinality, rates)
    private final int[][] happened; // (indexed fields), each (cardinality, rates)
    private final long[] allSpoken; // (rates)
    private final long[] allHappened; // (rates)

    ValueCounts(Schema schema, CompiledGraph graph) {
        this(schema, RateRows.of(graph));
    }

    private ValueCounts(Schema schema, List<RateRows> rates) {
        this.schema = schema;
        this.rates = rates;
        seen = tables(1);
        spoken = tables(rates.size());
        happened = tables(rates.size());
        allSpoken = new long[rates.size()];
        allHappened = new long[rates.size()];
    }

    private int[][] tables(int columns) {
        return new BatchColumns(schema)
                .indexed().stream()
                        .map(field -> new int[Math.multiplyExact(field.cardinality(), columns)])
                        .toArray(int[][]::new);
    }

    /** Counts a sample. A rate that does not speak of it, or whose behaviour is not observed, learns nothing. */
    void add(SampleBatch batch, int place) {
        for (int f = 0; f < seen.length; f++) {
            SampleBatch.Rows rows = batch.indexed[f];
            for (int k = rows.offsets[place]; k < rows.offsets[place + 1]; k++) {
                seen[f][rows.values[k]]++;
            }
        }
        for (int r = 0; r < rates.size(); r++) {
            byte observed = rates.get(r).observed(batch.labels, place);
            if (observed != Label.UNOBSERVED.code()) {
                add(batch, place, r, observed == Label.POSITIVE.code() ? 1 : 0);
            }
        }
    }

    private void add(SampleBatch batch, int place, int rate, int positive) {
        allSpoken[rate]++;
        allHappened[rate] += positive;
        for (int f = 0; f < seen.length; f++) {
            SampleBatch.Rows rows = batch.indexed[f];
            for (int k = rows.offsets[place]; k < rows.offsets[place + 1]; k++) {
                int cell = rows.values[k] * rates.size() + rate;
                spoken[f][cell]++;
                happened[f][cell] += positive;
            }
        }
    }

    /** These counts without others, which are among them. */
    ValueCounts without(ValueCounts others) {
        ValueCounts rest = new ValueCounts(schema, rates);
        for (int f = 0; f < seen.length; f++) {
            subtract(seen[f], others.seen[f], rest.seen[f]);
            subtract(spoken[f], others.spoken[f], rest.spoken[f]);
            subtract(happened[f], others.happened[f], rest.happened[f]);
        }
        for (int r = 0; r < rates.size(); r++) {
            rest.allSpoken[r] = allSpoken[r] - others.allSpoken[r];
            rest.allHappened[r] = allHappened[r] - others.allHappened[r];
        }
        return rest;
    }

    private static void subtract(int[] from, int[] others, int[] rest) {
        for (int i = 0; i < rest.length; i++) {
            rest[i] = from[i] - others[i];
        }
    }

    /**
     * The prior of a rate: how often it came true, half a sample of each outcome added, so that it is neither 0 nor 1.
     *
     * <pre>
     *   p = (k + 1/2) / (n + 1)
     * </pre>
     */
    double prior(int rate) {
        return (allHappened[rate] + 0.5) / (allSpoken[rate] + 1);
    }

    /**
     * The statistics of these counts.
     *
     * @param all the counts that tell how often a value was seen: these, or those that these are a part of
     */
    ValueStatistics statistics(ValueCounts all) {
        int count = rates.size();
        float[] priors = new float[count];
        for (int r = 0; r < count; r++) {
            priors[r] = (float) prior(r);
        }
        float[][] tables = new float[seen.length][];
        for (int f = 0; f < seen.length; f++) {
            int values = seen[f].length;
            tables[f] = new float[Math.multiplyExact(values, 1 + count)];
            for (int v = 0; v < values; v++) {
                tables[f][v * (1 + count)] = (float) Math.log1p(all.seen[f][v]);
                for (int r = 0; r < count; r++) {
                    int cell = v * count + r;
                    tables[f][v * (1 + count) + 1 + r] = (float) smoothed(happened[f][cell], spoken[f][cell], prior(r));
                }
            }
        }
        return new ValueStatistics(schema, priors, tables);
    }

    /** {@code (k + m p) / (n + m)}. */
    private static double smoothed(int happened, int spoken, double prior) {
        double weight = ValueStatistics.PRIOR_WEIGHT;
        return (happened + weight * prior) / (spoken + weight);
    }
}
