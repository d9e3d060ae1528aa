/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.traffic;

import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.shadow.Shadows;
import org.entirespace.serve.split.Splits;

/**
 * Which models score a request: one that answers, maybe by an arm of a split, and maybe another in its shadow. A door asks {@link #splits}
 * for a lease, and runs what {@link #shadows} made of it when the answer is out. Threads share it.
 *
 * @param holder the models
 * @param splits from names to models
 * @param shadows what is scored once more
 */
public record Traffic(ModelHolder holder, Splits splits, Shadows shadows) {

    /** Every name is a model's, and nothing is scored twice. */
    public static Traffic plain(ModelHolder holder) {
        return new Traffic(holder, Splits.none(holder), Shadows.none(holder));
    }
}
