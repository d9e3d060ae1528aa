/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.metric;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * A metric's value, or the reason why there is none. Never NaN, and never a made-up number where the data cannot say.
 */
public sealed interface MetricValue {

    /** Why a ranking metric has no value: all rows are positive, or all are negative. */
    String ONE_CLASS = "one class";

    /** Why any metric has no value: nothing was observed in its space. */
    String NO_ROWS = "no rows";

    /**
     * Folds both cases into one result.
     *
     * @param defined applied to the value
     * @param undefined applied to the reason
     */
    <T> T fold(DoubleFunction<T> defined, Function<String, T> undefined);

    /** The value, where there is one. */
    default OptionalDouble value() {
        return fold(OptionalDouble::of, reason -> OptionalDouble.empty());
    }

    /** A value that was computed. */
    static MetricValue of(double value) {
        return new Defined(value);
    }

    /** A value that cannot be known. */
    static MetricValue undefined(String reason) {
        return new Undefined(reason);
    }

    /**
     * A value.
     *
     * @param number the value, finite
     */
    record Defined(double number) implements MetricValue {

        /** Rejects NaN and infinities. */
        public Defined {
            if (!Double.isFinite(number)) {
                throw new IllegalArgumentException("metric value " + number + ": expected a finite number");
            }
        }

        @Override
        public <T> T fold(DoubleFunction<T> defined, Function<String, T> undefined) {
            return defined.apply(number);
        }
    }

    /**
     * No value.
     *
     * @param reason why, in a few words, such as {@code one class}
     */
    record Undefined(String reason) implements MetricValue {

        /** Rejects an empty reason. */
        public Undefined {
            Objects.requireNonNull(reason, "reason");
            if (reason.isBlank()) {
                throw new IllegalArgumentException("undefined metric without a reason");
            }
        }

        @Override
        public <T> T fold(DoubleFunction<T> defined, Function<String, T> undefined) {
            return undefined.apply(reason);
        }
    }
}
