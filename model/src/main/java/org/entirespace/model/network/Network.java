/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.embedding.TableOptions;
import org.entirespace.model.heads.HeadModel;
import org.entirespace.model.heads.HeadPredictor;
import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.kernel.RowLoops;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.tower.DensePart;
import org.entirespace.model.tower.TowerEngine;

/**
 * The parameters of a behaviour graph's heads: embedding tables for the indexed fields, shared by all towers or one of each
 * for every tower, and a dense part with a head for each rate. Holds numbers only; {@link NetworkTrainer} changes them and {@link NetworkScorer} reads them.
 *
 * <p>The same seed gives the same parameters whatever the names in the graph, so that graphs of one form can be compared.
 */
public final class Network implements HeadModel {

    private final Schema schema;
    private final CompiledGraph graph;
    private final NetworkOptions options;
    private final InputLayout layout;
    private final DensePart shape;
    private final List<EmbeddingTable> tables;
    private final float[] dense;

    /** A network with fresh parameters, whose embeddings are fitted by Adam if at all. */
    public Network(Schema schema, CompiledGraph graph, NetworkOptions options, long seed) {
        this(schema, graph, options, TableOptions.of(AdamOptions.of(1)), seed);
    }

    /**
     * A network with fresh parameters.
     *
     * @param rows how embedding rows are kept
     */
    public Network(Schema schema, CompiledGraph graph, NetworkOptions options, TableOptions rows, long seed) {
        this.schema = schema;
        this.graph = graph;
        this.options = options;
        Form form = Form.of(schema, graph, options);
        layout = form.layout();
        shape = form.dense();
        SplittableRandom seeds = new SplittableRandom(seed);
        SplittableRandom denseRandom = seeds.split();
        RowLoops loops = RowLoopLibrary.fastest();
        tables = new ArrayList<>();
        for (int t = 0; t < layout.tables(); t++) {
            FittedField field = layout.fieldOf(t);
            tables.add(new EmbeddingTable(
                    field.cardinality(),
                    options.embeddingOf(field.name()),
                    options.embeddingDeviation(),
                    seeds.nextLong(),
                    rows,
                    loops));
        }
        dense = new float[shape.parameters()];
        shape.initialize(dense, denseRandom);
    }

    /**
     * Starts every head at a rate: sets its bias to the given logit, and what scoring will take off it again.
     *
     * @param logits one for each rate, in head order; auxiliary heads stay at zero
     */
    public void setHeadBiases(double[] logits) {
        if (logits.length != graph.rates().size()) {
            throw new IllegalArgumentException(
                    logits.length + " head biases; expected " + graph.rates().size());
        }
        for (int t = 0; t < logits.length; t++) {
            double shift = options.readout()
                    .logitShifts()
                    .getOrDefault(graph.rates().get(t).name(), 0.0);
            dense[shape.headBiasOffset() + t] = (float) (logits[t] + shift);
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public CompiledGraph graph() {
        return graph;
    }

    /** The form of this network. */
    public NetworkOptions options() {
        return options;
    }

    /** The dense part. */
    public DensePart shape() {
        return shape;
    }

    /** The embedding tables of the indexed fields, in schema order without fields that read another one's, those of one tower after the other's if it has its own; live. */
    public List<EmbeddingTable> tables() {
        return tables;
    }

    /** The names of the tables: those of the indexed fields, after the tower's number where towers have tables of their own. */
    public List<String> tableNames() {
        List<String> names = new ArrayList<>();
        for (int t = 0; t < tables.size(); t++) {
            String prefix = options.sharesEmbeddings() ? "" : t / (tables.size() / layout.copies()) + ".";
            names.add(prefix + layout.fieldOf(t).name());
        }
        return names;
    }

    /** The parameters of the dense part, as it lays them out; live. */
    public float[] dense() {
        return dense;
    }

    /** The number of parameters: embeddings, and the dense part. */
    @Override
    public long parameters() {
        return NetworkSize.of(schema, graph, options).all();
    }

    @Override
    public HeadPredictor predictor(TowerEngine engine) {
        return new NetworkPredictor(this, engine);
    }

    InputLayout layout() {
        return layout;
    }
}
