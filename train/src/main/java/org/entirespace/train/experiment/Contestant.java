/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import org.entirespace.train.method.ModelEntry;

/**
 * A model that is compared with others.
 *
 * @param name its name, safe as the name of a file: that of the catalogue, or a variant's own
 * @param model its graph, which has the same name, and its method
 */
public record Contestant(String name, ModelEntry model) {

    /** Checks the name. */
    public Contestant {
        if (!name.equals(model.name())) {
            throw new IllegalArgumentException("model '" + model.name() + "' as '" + name + "'; expected one name");
        }
    }
}
