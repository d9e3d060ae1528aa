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
import org.entirespace.model.tower.Towers;

/**
 * The parameters of a behaviour graph's heads: embedding tables for the indexed fields, shared by all towers or one of each
 * for every tower, and a dense part with a head for each rate. Holds numbers only; {@link NetworkTrainer} changes them and {@link NetworkScorer} reads them.
 *
 * <p>The same seed gives the same parameters whatever the names in the graph, so that graphs of one form can be compared.
 */
public final class Network implements HeadModel {

    private static final int COPIED_FLOATS = 1 << 20;

    private final Schema schema;
    private final CompiledGraph graph;
    private final NetworkOptions options;
    private final TableOptions rows;
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
        this(schema, graph, options, rows, RowLoopLibrary.fastest(), seed);
    }

    /** A network with fresh parameters, whose rows are moved by some loops. */
    Network(Schema schema, CompiledGraph graph, NetworkOptions options, TableOptions rows, RowLoops loops, long seed) {
        this.schema = schema;
        this.graph = graph;
        this.options = options;
        this.rows = rows;
        Form form = Form.of(schema, graph, options);
        layout = form.layout();
        shape = form.dense();
        SplittableRandom seeds = new SplittableRandom(seed);
        SplittableRandom denseRandom = seeds.split();
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

    /** Where every field lies in the input row of the dense part, by column; once for each tower if each has its own tables. */
    public List<InputPlace> inputPlaces() {
        return layout.places();
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

    /** This network where its rows are kept in this way, otherwise a copy of its weights in tables with fresh state. */
    public Network keeping(TableOptions other) {
        boolean same = rows.admitAfter() == other.admitAfter()
                && rows.evictAfter() == other.evictAfter()
                && rows.optimizer().getClass().equals(other.optimizer().getClass());
        if (same) {
            return this;
        }
        Network copy = new Network(schema, graph, options, other, 0);
        System.arraycopy(dense, 0, copy.dense, 0, dense.length);
        for (int t = 0; t < tables.size(); t++) {
            EmbeddingTable table = tables.get(t);
            float[] weight = new float[table.dimension()];
            for (int row = 0; row < table.rows(); row++) {
                table.copyInto(row, weight, 0);
                copy.tables.get(t).setRow(row, weight, 0);
            }
        }
        return copy;
    }

    /**
     * A copy for a schema whose vocabularies have grown: every parameter as it is here, optimiser state of rows included, and
     * fresh rows for new texts.
     *
     * @param seed of the fresh rows
     * @throws IllegalArgumentException when the schema is no growth of this one's
     */
    public Network grown(Schema larger, long seed) {
        if (!larger.isGrownFrom(schema)) {
            throw new IllegalArgumentException("the fields are not those of the network with further texts");
        }
        Network grown = new Network(larger, graph, options, rows, seed);
        System.arraycopy(dense, 0, grown.dense, 0, dense.length);
        for (int t = 0; t < tables.size(); t++) {
            EmbeddingTable table = tables.get(t);
            EmbeddingTable target = grown.tables.get(t);
            int piece = Math.max(1, COPIED_FLOATS / table.floatsPerRow());
            float[] floats = new float[Math.multiplyExact(Math.min(piece, table.rows()), table.floatsPerRow())];
            int[] sightings = new int[2 * Math.min(piece, table.rows())];
            for (int from = 0; from < table.rows(); ) {
                int to = Math.min(table.rows() - from, piece) + from;
                table.readRows(from, to, floats);
                target.writeRows(from, to, floats);
                table.readSightings(from, to, sightings);
                target.writeSightings(from, to, sightings);
                from = to;
            }
        }
        return grown;
    }

    @Override
    public HeadPredictor predictor(TowerEngine engine) {
        return new NetworkPredictor(this, engine);
    }

    /** Towers of this network's dense part, which share what the candidates of a request have in common. */
    Towers towers(TowerEngine engine, int rows, boolean trains) {
        Towers towers = shape.towers(engine, rows, trains);
        if (layout.shared() > 0) {
            towers.share(layout.shared());
        }
        return towers;
    }

    InputLayout layout() {
        return layout;
    }
}
