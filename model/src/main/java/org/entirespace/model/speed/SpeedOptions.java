/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.speed;

import java.util.List;

/**
 * The model and the run that {@link TrainingSpeed} measures.
 *
 * @param fields categorical fields
 * @param rows embedding rows of all fields together
 * @param embedding the length of an embedding
 * @param tower widths of the hidden layers
 * @param batchSize samples a step
 * @param slices slices of a batch
 * @param threads threads
 * @param rounds timed rounds; the median counts
 * @param stepsPerRound steps of one round
 */
public record SpeedOptions(
        int fields,
        int rows,
        int embedding,
        List<Integer> tower,
        int batchSize,
        int slices,
        int threads,
        int rounds,
        int stepsPerRound) {

    /** Checks the sizes. */
    public SpeedOptions {
        tower = List.copyOf(tower);
        require("fields", fields, 1);
        require("rows", rows, fields);
        require("embedding", embedding, 1);
        require("batch size", batchSize, 1);
        require("slices", slices, 1);
        require("threads", threads, 1);
        require("rounds", rounds, 1);
        require("steps of a round", stepsPerRound, 1);
    }

    private static void require(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + ": " + value + "; expected ≥ " + least);
        }
    }

    /** 23 fields of 16, two million rows, HM3's six towers 368-200-80-1, batches of 4096. */
    public static SpeedOptions standard(int threads) {
        return new SpeedOptions(23, 2_000_000, 16, List.of(200, 80), 4096, 4, threads, 5, 20);
    }
}
