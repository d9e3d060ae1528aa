/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** How many numbers were at most this and that. Threads share it. */
final class BoundCounts {

    /** The upper bounds of probabilities; the last holds all. */
    static final List<Double> PROBABILITIES = List.of(1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 0.5, 1.0);

    private final double[] bounds; // ascending; after the last one comes one that holds all
    private final List<String> labels; // of the bounds and of the one that holds all
    private final LongAdder[] counts; // of numbers above the bound before and up to this one

    /** No counts yet up to some bounds, ascending, and one more that holds all. */
    BoundCounts(double... bounds) {
        this(bounds, bounds);
    }

    private BoundCounts(double[] bounds, double[] shown) {
        this.bounds = bounds.clone();
        labels = DoubleStream.concat(Arrays.stream(shown), DoubleStream.of(Double.POSITIVE_INFINITY))
                .mapToObj(bound -> bound == Double.POSITIVE_INFINITY ? "+Inf" : Double.toString(bound))
                .toList();
        counts = Stream.generate(LongAdder::new).limit(bounds.length + 1L).toArray(LongAdder[]::new);
    }

    /** Counts of log-odds, up to those of {@link #PROBABILITIES}. */
    static BoundCounts ofProbabilities() {
        double[] shown = PROBABILITIES.stream()
                .limit(PROBABILITIES.size() - 1L)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new BoundCounts(
                Arrays.stream(shown).map(p -> Math.log(p / (1 - p))).toArray(), shown);
    }

    /** Adds the numbers of rows; few sums of threads are touched for many rows. */
    void add(IntToDoubleFunction ofRow, int rows) {
        int[] seen = new int[counts.length];
        for (int row = 0; row < rows; row++) {
            seen[bucket(ofRow.applyAsDouble(row))]++;
        }
        for (int b = 0; b < seen.length; b++) {
            if (seen[b] > 0) {
                counts[b].add(seen[b]);
            }
        }
    }

    /** Adds a number. */
    void add(double value) {
        counts[bucket(value)].increment();
    }

    private int bucket(double value) {
        int b = 0;
        while (b < bounds.length && value > bounds[b]) {
            b++;
        }
        return b;
    }

    /** Shows the counts in metrics, which hold them weakly: one for each bound, told by the label {@code le}. */
    List<FunctionCounter> register(MeterRegistry registry, String name, String description, Tags tags) {
        List<FunctionCounter> shown = new ArrayList<>();
        for (int bound = 0; bound < labels.size(); bound++) {
            int at = bound;
            shown.add(FunctionCounter.builder(name, this, counts -> counts.atMost(at))
                    .description(description)
                    .tags(tags.and("le", labels.get(bound)))
                    .register(registry));
        }
        return shown;
    }

    /** How many were at most a bound, by its number from 0. */
    long atMost(int bound) {
        long sum = 0;
        for (int b = 0; b <= bound; b++) {
            sum += counts[b].sum();
        }
        return sum;
    }
}
