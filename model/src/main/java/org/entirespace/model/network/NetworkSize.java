/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;

/**
 * How many parameters a network has.
 *
 * @param embeddings in all embedding tables
 * @param dense in the dense part
 */
public record NetworkSize(long embeddings, long dense) {

    /**
     * The size of a network of some form, without making it.
     *
     * @throws IllegalArgumentException when no such network can be made
     */
    public static NetworkSize of(Schema schema, CompiledGraph graph, NetworkOptions options) {
        Form form = Form.of(schema, graph, options);
        long embeddings = 0;
        for (int t = 0; t < form.layout().tables(); t++) {
            FittedField field = form.layout().fieldOf(t);
            embeddings += (long) field.cardinality() * options.embeddingOf(field.name());
        }
        return new NetworkSize(embeddings, form.dense().parameters());
    }

    /** All of them. */
    public long all() {
        return embeddings + dense;
    }
}
