/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.tower.TowerShape;

/**
 * The parameters of a behaviour graph's heads: one embedding table for each indexed field, shared by all towers, and one
 * tower for each rate. Holds numbers only; {@link NetworkTrainer} changes them and {@link NetworkScorer} reads them.
 *
 * <p>The same seed gives the same parameters whatever the names in the graph, so that graphs of one form can be compared.
 */
public final class Network {

    private final Schema schema;
    private final CompiledGraph graph;
    private final NetworkOptions options;
    private final InputLayout layout;
    private final TowerShape shape;
    private final List<EmbeddingTable> tables;
    private final float[] dense;

    /** A network with fresh parameters. */
    public Network(Schema schema, CompiledGraph graph, NetworkOptions options, long seed) {
        this.schema = schema;
        this.graph = graph;
        this.options = options;
        layout = new InputLayout(schema, options);
        shape = new TowerShape(layout.width(), options.tower(), graph.rates().size());
        SplittableRandom seeds = new SplittableRandom(seed);
        SplittableRandom denseRandom = seeds.split();
        tables = new ArrayList<>();
        for (FittedField field : layout.indexed()) {
            tables.add(new EmbeddingTable(
                    field.cardinality(),
                    options.embeddingOf(field.name()),
                    options.embeddingDeviation(),
                    seeds.nextLong()));
        }
        dense = new float[shape.parameters()];
        initialize(denseRandom);
    }

    /** He's initialisation for the hidden layers, 1 / fan-in for the heads, zero biases. */
    private void initialize(SplittableRandom random) {
        for (int l = 0; l < shape.layers(); l++) {
            int fanIn = l == 0 ? shape.inputs() : shape.width(l - 1);
            fill(random, shape.weightOffset(l, 0), shape.biasOffset(l), Math.sqrt(2.0 / fanIn));
        }
        fill(random, shape.headOffset(0), shape.headBiasOffset(), Math.sqrt(1.0 / shape.width(shape.layers() - 1)));
    }

    private void fill(SplittableRandom random, int from, int to, double deviation) {
        double width = deviation * Math.sqrt(12);
        for (int i = from; i < to; i++) {
            dense[i] = (float) (width * (random.nextDouble() - 0.5));
        }
    }

    /**
     * Starts every head at a rate: sets its bias to the given logit.
     *
     * @param logits one for each rate, in head order
     */
    public void setHeadBiases(double[] logits) {
        if (logits.length != shape.towers()) {
            throw new IllegalArgumentException(logits.length + " head biases; expected " + shape.towers());
        }
        for (int t = 0; t < logits.length; t++) {
            dense[shape.headBiasOffset() + t] = (float) logits[t];
        }
    }

    /** The input fields. */
    public Schema schema() {
        return schema;
    }

    /** The graph whose rates are predicted. */
    public CompiledGraph graph() {
        return graph;
    }

    /** The form of this network. */
    public NetworkOptions options() {
        return options;
    }

    /** The shape of the towers. */
    public TowerShape shape() {
        return shape;
    }

    /** The embedding tables of the indexed fields, in schema order; live. */
    public List<EmbeddingTable> tables() {
        return tables;
    }

    /** The names of the indexed fields, one for each table. */
    public List<String> tableNames() {
        return layout.indexed().stream().map(FittedField::name).toList();
    }

    /** The parameters of all towers, as {@link TowerShape} lays them out; live. */
    public float[] dense() {
        return dense;
    }

    /** The number of parameters: embeddings, and towers. */
    public long parameters() {
        return parameters(schema, graph, options);
    }

    /**
     * The number of parameters that a network of this form has, without making it.
     *
     * @throws IllegalArgumentException when no such network can be made
     */
    public static long parameters(Schema schema, CompiledGraph graph, NetworkOptions options) {
        InputLayout layout = new InputLayout(schema, options);
        long parameters =
                new TowerShape(layout.width(), options.tower(), graph.rates().size()).parameters();
        for (FittedField field : layout.indexed()) {
            parameters += (long) field.cardinality() * options.embeddingOf(field.name());
        }
        return parameters;
    }

    InputLayout layout() {
        return layout;
    }
}
