/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.method;

import org.entirespace.core.graph.BehaviorGraph;

/**
 * A model of the catalogue.
 *
 * @param graph its graph, under the model's name
 * @param method what makes it a method
 * @param summary what it is, in a line
 * @param source the publication that describes it
 */
public record ModelEntry(BehaviorGraph graph, MethodPlan method, String summary, String source) {

    /** The model's name. */
    public String name() {
        return graph.name();
    }
}
