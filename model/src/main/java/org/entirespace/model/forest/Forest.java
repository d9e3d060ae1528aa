/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.forest;

import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.CalibrationMap;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.heads.HeadModel;
import org.entirespace.model.heads.HeadPredictor;
import org.entirespace.model.tower.TowerEngine;

/**
 * Boosted trees for each head of a graph, over the statistics of values. Immutable, so threads may share it. It scores by
 * itself; what fitted it is not needed any more.
 *
 * @param schema the input fields
 * @param graph the graph whose rates are predicted
 * @param readout how logits become probabilities
 * @param statistics what the trees read
 * @param heads the trees of each rate, in head order
 */
public record Forest(Schema schema, CompiledGraph graph, Readout readout, ValueStatistics statistics, List<Trees> heads)
        implements HeadModel {

    /** Checks that there are trees for each rate. */
    public Forest {
        heads = List.copyOf(heads);
        if (heads.size() != graph.rates().size()) {
            throw new IllegalArgumentException("trees of " + heads.size() + " heads; expected "
                    + graph.rates().size());
        }
    }

    /** The numbers of trees and nodes, and how logits are read. */
    public ForestForm form() {
        return new ForestForm(
                heads.stream().map(Trees::count).toList(),
                heads.stream().map(Trees::nodes).toList(),
                readout);
    }

    @Override
    public Forest calibrated(Map<String, CalibrationMap> maps) {
        return new Forest(schema, graph, readout.calibrated(maps), statistics, heads);
    }

    @Override
    public long parameters() {
        return form().parameters(schema, graph);
    }

    /** A predictor; the engine is not asked, for there are no towers. */
    @Override
    public HeadPredictor predictor(TowerEngine engine) {
        return new ForestPredictor(this);
    }
}
