/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.heads.HeadPredictor;
import org.entirespace.model.tower.DenseWatch;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.Towers;

/** Predicts the heads of a network that no one changes meanwhile. */
final class NetworkPredictor implements HeadPredictor {

    /** As many rows as two threads that share the candidates of one request have each, while few blocks are left half empty. */
    private static final int BLOCK = 256;

    private final Network network;
    private final Towers towers;
    private final List<TowerPass> passes = new ArrayList<>();

    NetworkPredictor(Network network, TowerEngine engine) {
        this.network = network;
        towers = network.towers(engine, BLOCK, false);
        refresh();
    }

    /** Takes in the parameters of the network's towers as they are now. */
    void refresh() {
        towers.load(network.dense());
    }

    /** Lets every lane made so far watch its dense part from now on, by so many gauges. */
    List<DenseWatch> watch(int gauges) {
        List<DenseWatch> watches = new ArrayList<>();
        for (TowerPass pass : passes) {
            DenseWatch watch = new DenseWatch(gauges);
            pass.watch(watch);
            watches.add(watch);
        }
        return watches;
    }

    @Override
    public CompiledGraph graph() {
        return network.graph();
    }

    @Override
    public Readout readout() {
        return network.options().readout();
    }

    @Override
    public int heads() {
        return network.shape().heads();
    }

    @Override
    public int block() {
        return towers.capacity();
    }

    @Override
    public void requireFits(SampleBatch batch) {
        network.layout().requireFits(batch);
    }

    @Override
    public Lane lane() {
        TowerPass pass = towers.pass();
        passes.add(pass);
        InputBlock input = new InputBlock(network, towers.capacity(), true);
        return (batch, from, to, logits) -> input.forward(batch, from, to, pass, logits);
    }
}
