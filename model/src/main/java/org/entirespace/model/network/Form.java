/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.List;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.layer.LayeredPart;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.DensePart;
import org.entirespace.model.tower.HeadPlace;
import org.entirespace.model.tower.TowerShape;

/**
 * Where everything of a network lies, before any parameter is made.
 *
 * @param layout the input row
 * @param dense what is above it
 */
record Form(InputLayout layout, DensePart dense) {

    /**
     * The form of a network.
     *
     * @throws IllegalArgumentException when no such network can be made
     */
    static Form of(Schema schema, CompiledGraph graph, NetworkOptions options) {
        List<HeadPlace> heads = HeadPlaces.of(graph, options);
        int towers = heads.stream().mapToInt(HeadPlace::tower).max().orElse(0) + 1;
        InputLayout layout = new InputLayout(schema, options, options.sharesEmbeddings() ? 1 : towers);
        DenseOptions dense = options.dense();
        boolean plain = dense.isPlain() && layout.copies() == 1 && towers == heads.size();
        return new Form(
                layout,
                plain
                        ? new TowerShape(layout.width(), dense.tower(), towers)
                        : LayeredPart.of(layout.width() / layout.copies(), layout.copies(), dense, heads));
    }
}
