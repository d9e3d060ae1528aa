/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.schema;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Encodes raw values of one field; the same class in preparing, training and serving. Immutable, so threads may share it.
 */
public final class FieldEncoder {

    private static final long OFFSET = 0xcbf29ce484222325L; // of FNV-1a, 64 bits
    private static final long PRIME = 0x100000001b3L;

    private static final int MISSING = 0;
    private static final int UNKNOWN = 1;

    private final FittedField field;
    private final Map<String, Integer> vocabulary;
    private final double[] boundaries;

    /** An encoder of {@code field}. */
    public FieldEncoder(FittedField field) {
        this.field = field;
        this.vocabulary = new HashMap<>(field.vocabulary().size() * 2);
        for (int i = 0; i < field.vocabulary().size(); i++) {
            vocabulary.put(field.vocabulary().get(i), i + 2);
        }
        this.boundaries =
                field.boundaries().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The field encoded here. */
    public FittedField field() {
        return field;
    }

    /**
     * The row of a text, in [0, cardinality).
     *
     * @param value the text, null where it is missing
     * @throws IllegalStateException when the field holds numbers
     */
    public int rowOf(@Nullable String value) {
        return switch (field.encoding()) {
            case HASH -> value == null ? MISSING : 1 + bucket(value, field.cardinality() - 1);
            case VOCABULARY -> value == null ? MISSING : vocabulary.getOrDefault(value, UNKNOWN);
            case BUCKETS, STANDARDIZE ->
                throw new IllegalStateException("field '" + field.name() + "' holds numbers, asked for a text");
        };
    }

    /** Whether a row of an indexed field stands for a missing value. */
    public boolean isMissing(int row) {
        return row == MISSING;
    }

    /** Whether a row stands for a text that the vocabulary does not know; hashes know every text. */
    public boolean isUnknown(int row) {
        return field.encoding() == Encoding.VOCABULARY && row == UNKNOWN;
    }

    /**
     * The row of a number, in [0, cardinality): 0 where it is NaN (missing), otherwise 1 plus the number of boundaries not
     * above it.
     *
     * @throws IllegalStateException unless the field is bucketed
     */
    public int rowOf(double value) {
        if (field.encoding() != Encoding.BUCKETS) {
            throw new IllegalStateException("field '" + field.name() + "' is not bucketed");
        }
        if (Double.isNaN(value)) {
            return MISSING;
        }
        int low = 0;
        int high = boundaries.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (boundaries[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low + 1;
    }

    /**
     * The standardised number {@code (x - mean) / deviation}; 0, the mean, where it is NaN (missing).
     *
     * @throws IllegalStateException unless the field is standardised
     */
    public float standardized(double value) {
        if (field.encoding() != Encoding.STANDARDIZE) {
            throw new IllegalStateException("field '" + field.name() + "' is not standardised");
        }
        return Double.isNaN(value) ? 0f : (float) ((value - field.mean()) / field.deviation());
    }

    /** 64-bit FNV-1a over UTF-8; of plain texts without a copy of their bytes. */
    private static long fnv(String value) {
        long hash = OFFSET;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return fnv(value.getBytes(StandardCharsets.UTF_8));
            }
            hash = (hash ^ c) * PRIME;
        }
        return hash;
    }

    private static long fnv(byte[] bytes) {
        long hash = OFFSET;
        for (byte b : bytes) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return hash;
    }

    /** A hash, finished with an avalanche so that the low bits are usable. */
    private static int bucket(String value, int buckets) {
        long hash = fnv(value);
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return (int) Long.remainderUnsigned(hash, buckets);
    }
}
