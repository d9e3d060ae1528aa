/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.entirespace.train.evaluate.ScoredSamples;

/** Some rows of a table by their numbers, which columns are cut down to. */
final class Rows {

    private final int[] numbers;

    private Rows(int[] numbers) {
        this.numbers = numbers;
    }

    /** The rows whose code passes. */
    static Rows where(byte[] codes, IntPredicate passes) {
        return new Rows(IntStream.range(0, codes.length)
                .filter(row -> passes.test(codes[row]))
                .toArray());
    }

    /** The rows whose code passes. */
    static Rows where(int[] codes, IntPredicate passes) {
        return new Rows(IntStream.range(0, codes.length)
                .filter(row -> passes.test(codes[row]))
                .toArray());
    }

    /** The rows of some numbers, in their order. */
    static Rows at(int[] numbers) {
        return new Rows(numbers);
    }

    double[] of(double[] column) {
        double[] kept = new double[numbers.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = column[numbers[i]];
        }
        return kept;
    }

    long[] of(long[] column) {
        long[] kept = new long[numbers.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = column[numbers[i]];
        }
        return kept;
    }

    byte[] of(byte[] column) {
        byte[] kept = new byte[numbers.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = column[numbers[i]];
        }
        return kept;
    }

    ScoredSamples of(ScoredSamples samples) {
        return samples.rows(numbers);
    }
}
