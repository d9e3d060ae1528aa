/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set as an experiment writes it, but for its world: a file writes the world's keys among the others, and they are
 * gathered, completed, before this record is bound.
 *
 * @param trainShare see {@link DataSet}
 * @param recipe the recipe of a real log
 * @param folder see {@link DataSet}
 * @param world the world, complete; absent for a real log
 */
record DataSection(
        @JsonPropertyDescription("Share of the training split that is kept.")
        double trainShare,

        @JsonPropertyDescription("Recipe of a real log, relative to this file.") @Nullable
        String recipe,

        @JsonPropertyDescription("Folder of a real log, relative to the folder of logs that the caller gives.")
        @Nullable
        String folder,

        @JsonPropertyDescription("The world.") @Nullable WorldSection world) {

    /** Keys that are no keys of a world. */
    static final List<String> OWN = List.of("train_share", "recipe", "folder");

    /** Keys that make a data set a real log. */
    static final List<String> REAL = List.of("recipe", "folder");
}
