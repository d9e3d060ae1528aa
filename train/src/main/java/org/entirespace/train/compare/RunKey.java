/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.nio.file.Path;

/**
 * Which run of an experiment.
 *
 * @param data the data set's name
 * @param model the model's name
 * @param seed of the world and of training
 * @param trial which trial of the search, from 1; 0 for a run that is judged
 */
public record RunKey(String data, String model, long seed, int trial) {

    /** Whether it is a trial, which sees the validation split only. */
    public boolean isTrial() {
        return trial > 0;
    }

    /** Where what it makes lies, within a folder of such things. */
    Path place() {
        return Path.of(data, model, isTrial() ? "trial-" + trial : "seed-" + seed);
    }

    /** Where its record lies within the folder of runs. */
    Path file() {
        return place().resolveSibling(place().getFileName() + ".json");
    }

    /** The key as people read it. */
    @Override
    public String toString() {
        return data + " " + model + " seed " + seed + (isTrial() ? " trial " + trial : "");
    }
}
