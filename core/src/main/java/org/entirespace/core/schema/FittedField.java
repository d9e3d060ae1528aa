/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * An input field with everything that was learned from the training split to encode it. A plain record of plain values,
 * so that a manifest and a bundle can carry it as JSON.
 *
 * <p>Rows of an indexed field: 0 is a missing value; with a vocabulary 1 is an unknown value and 2 onward the vocabulary
 * in order; with hashing 1 onward the buckets; with quantile buckets 1 onward the buckets in rising order.
 *
 * @param name the field's name
 * @param column the sample column it reads
 * @param kind what it holds
 * @param encoding how it is encoded
 * @param cardinality the rows of its embedding table; 0 for a standardised number
 * @param vocabulary the known texts, most frequent first; empty unless the encoding is {@link Encoding#VOCABULARY}
 * @param boundaries rising inner boundaries, one fewer than buckets; empty unless {@link Encoding#BUCKETS}
 * @param mean the training mean; 0 unless {@link Encoding#STANDARDIZE}
 * @param deviation the training standard deviation, positive; 1 unless {@link Encoding#STANDARDIZE}
 * @param pooling how a bag is pooled; {@link Pooling#SUM} for other kinds
 */
public record FittedField(
        String name,
        String column,
        FieldKind kind,
        Encoding encoding,
        int cardinality,
        List<String> vocabulary,
        List<Double> boundaries,
        double mean,
        double deviation,
        Pooling pooling) {

    /** Checks that the parts belong together. */
    public FittedField {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(pooling, "pooling");
        vocabulary = List.copyOf(vocabulary);
        boundaries = List.copyOf(boundaries);
        boolean text = encoding == Encoding.HASH || encoding == Encoding.VOCABULARY;
        if (text == (kind == FieldKind.NUMERIC)) {
            throw new IllegalArgumentException("field '" + name + "': " + kind + " cannot be encoded by " + encoding);
        }
        if ((encoding == Encoding.STANDARDIZE) != (cardinality == 0)) {
            throw new IllegalArgumentException(
                    "field '" + name + "': cardinality " + cardinality + " with " + encoding);
        }
        if (encoding == Encoding.VOCABULARY && cardinality != vocabulary.size() + 2) {
            throw new IllegalArgumentException("field '" + name + "': cardinality " + cardinality + ", expected "
                    + (vocabulary.size() + 2) + " (vocabulary, missing, unknown)");
        }
        if (encoding == Encoding.BUCKETS && cardinality != boundaries.size() + 2) {
            throw new IllegalArgumentException("field '" + name + "': cardinality " + cardinality + ", expected "
                    + (boundaries.size() + 2) + " (buckets, missing)");
        }
        for (int i = 1; i < boundaries.size(); i++) {
            if (!(boundaries.get(i - 1) < boundaries.get(i))) {
                throw new IllegalArgumentException("field '" + name + "': boundaries must rise, found "
                        + boundaries.get(i - 1) + " before " + boundaries.get(i));
            }
        }
        if (cardinality < 0 || !(deviation > 0) || !Double.isFinite(mean) || !Double.isFinite(deviation)) {
            throw new IllegalArgumentException("field '" + name + "': cardinality " + cardinality + ", mean " + mean
                    + ", deviation " + deviation + "; expected ≥ 0, finite, > 0");
        }
    }

    /**
     * This field with further texts after those of its vocabulary; the rows of known texts stay.
     *
     * @throws IllegalArgumentException when it has no vocabulary
     */
    public FittedField with(List<String> further) {
        List<String> grown = new ArrayList<>(vocabulary);
        grown.addAll(further);
        return new FittedField(
                name,
                column,
                kind,
                encoding,
                cardinality + further.size(),
                grown,
                boundaries,
                mean,
                deviation,
                pooling);
    }

    /** Whether this is {@code earlier}, or that with further texts after those of its vocabulary. */
    public boolean isGrownFrom(FittedField earlier) {
        int known = earlier.vocabulary.size();
        return equals(earlier)
                || (encoding == Encoding.VOCABULARY
                        && earlier.encoding == Encoding.VOCABULARY
                        && vocabulary.size() > known
                        && vocabulary.subList(0, known).equals(earlier.vocabulary)
                        && equals(earlier.with(vocabulary.subList(known, vocabulary.size()))));
    }

    /** Whether the field looks rows up in an embedding table. */
    public boolean isIndexed() {
        return encoding != Encoding.STANDARDIZE;
    }
}
