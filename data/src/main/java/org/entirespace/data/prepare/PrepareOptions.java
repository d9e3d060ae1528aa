/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import org.jspecify.annotations.Nullable;

/**
 * How to prepare, apart from what.
 *
 * @param name what the samples are called in their manifest
 * @param memoryLimit the database's own memory, such as {@code 2GB}; beyond it, it spills to disk
 * @param threads the most threads of the database, at least 1; has no influence on the result
 * @param seed the seed of the samples' order
 * @param raw whether to write the samples with raw values too, as Parquet files, which no program of this project reads
 * @param continuation the model that the samples are for; null where they are for a new one
 */
public record PrepareOptions(
        String name,
        String memoryLimit,
        int threads,
        long seed,
        boolean raw,
        @Nullable Continuation continuation) {

    /** Checks the name; the limits are the database's to check. */
    public PrepareOptions {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the samples need a name");
        }
    }

    /** Samples to train a new model on. */
    public PrepareOptions(String name, String memoryLimit, int threads, long seed) {
        this(name, memoryLimit, threads, seed, true, null);
    }

    /** These options for samples of further days for a model that is there. */
    public PrepareOptions with(Continuation other) {
        return new PrepareOptions(name, memoryLimit, threads, seed, raw, other);
    }

    /** These options without files of raw values. */
    public PrepareOptions withoutRaw() {
        return new PrepareOptions(name, memoryLimit, threads, seed, false, continuation);
    }

    /** Two gigabytes, all processors, seed 1. */
    public static PrepareOptions defaults(String name) {
        return new PrepareOptions(name, "2GB", Runtime.getRuntime().availableProcessors(), 1);
    }
}
