/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

/**
 * How to prepare, apart from what.
 *
 * @param name what the samples are called in their manifest
 * @param memoryLimit the database's own memory, such as {@code 2GB}; beyond it, it spills to disk
 * @param threads the most threads of the database, at least 1; has no influence on the result
 * @param seed the seed of the samples' order
 */
public record PrepareOptions(String name, String memoryLimit, int threads, long seed) {

    /** Checks the name; the limits are the database's to check. */
    public PrepareOptions {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the samples need a name");
        }
    }

    /** Two gigabytes, all processors, seed 1. */
    public static PrepareOptions defaults(String name) {
        return new PrepareOptions(name, "2GB", Runtime.getRuntime().availableProcessors(), 1);
    }
}
