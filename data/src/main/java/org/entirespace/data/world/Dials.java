/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.EnumMap;
import java.util.Objects;
import java.util.stream.Collectors;

/** A value of every dial, each in its range. Immutable. */
public final class Dials {

    private static final Dials DEFAULTS = standard();

    private final EnumMap<Dial, Double> values; // every dial

    private Dials(EnumMap<Dial, Double> values) {
        this.values = values;
    }

    private static Dials standard() {
        EnumMap<Dial, Double> values = new EnumMap<>(Dial.class);
        for (Dial dial : Dial.values()) {
            values.put(dial, dial.standard());
        }
        return new Dials(values);
    }

    /** The default world's. */
    public static Dials defaults() {
        return DEFAULTS;
    }

    /** The value of a dial. */
    public double of(Dial dial) {
        return Objects.requireNonNull(values.get(dial), "dial");
    }

    /**
     * These dials with one turned.
     *
     * @throws IllegalArgumentException when the value is out of the dial's range
     */
    public Dials with(Dial dial, double value) {
        if (!(value >= dial.least() && value <= dial.most())) {
            throw new IllegalArgumentException(
                    "dial " + dial.key() + ": " + value + "; expected in [" + dial.least() + ", " + dial.most() + "]");
        }
        EnumMap<Dial, Double> turned = new EnumMap<>(values);
        turned.put(dial, value + 0.0); // no negative zero, so that equal dials are equal
        return new Dials(turned);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dials dials && values.equals(dials.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Every dial by its key. */
    @Override
    public String toString() {
        return values.keySet().stream()
                .map(dial -> dial.key() + "=" + of(dial))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
