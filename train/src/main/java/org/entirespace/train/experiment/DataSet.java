/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import org.entirespace.data.world.WorldOptions;
import org.entirespace.train.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/**
 * What models are compared on: a synthetic world, or a real log. Immutable.
 *
 * @param name its name, safe as the name of a file; with a sweep {@code NAME@VALUE}
 * @param at the value of the swept dials; absent without a sweep
 * @param recipe how its log is read, and the network and the budget that all models have in common
 * @param world the world; its seed only holds a place, every run puts its own there; absent for a real log
 * @param folder where the real log lies, relative to the folder of logs; absent for a world
 * @param trainShare the share of the training split that is kept, in (0, 1]
 */
public record DataSet(
        String name,
        @Nullable Double at,
        Recipe recipe,
        @Nullable WorldOptions world,
        @Nullable String folder,
        double trainShare) {

    /** Checks that it is a world or a real log, and the share. */
    public DataSet {
        if ((world == null) == (folder == null)) {
            throw new IllegalArgumentException("data set '" + name + "'; expected either a world or a folder");
        }
        if (at != null && world == null) {
            throw new IllegalArgumentException(
                    "data set '" + name + "' at " + at + "; expected a world, which has dials");
        }
        if (at != null && name.lastIndexOf('@') < 1) {
            throw new IllegalArgumentException(
                    "data set '" + name + "' at " + at + "; expected a name such as NAME@VALUE");
        }
        if (!(trainShare > 0 && trainShare <= 1)) {
            throw new IllegalArgumentException(
                    "data set '" + name + "': share " + trainShare + " of the training split; expected in (0, 1]");
        }
    }

    /** The name without the value of a swept dial. */
    public String base() {
        return at == null ? name : name.substring(0, name.lastIndexOf('@'));
    }
}
