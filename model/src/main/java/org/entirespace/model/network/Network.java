/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.core.graph.CalibrationMap;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Rate;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.embedding.RowStart;
import org.entirespace.model.embedding.TableOptions;
import org.entirespace.model.heads.HeadModel;
import org.entirespace.model.heads.HeadPredictor;
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
     * @param rows how embedding rows are kept; the numbers they are stored in are those of {@code options}
     */
    public Network(Schema schema, CompiledGraph graph, NetworkOptions options, TableOptions rows, long seed) {
        this(schema, graph, options, rows, new FreshParameters(seed));
    }

    /**
     * A network with fresh parameters.
     *
     * @param rows how embedding rows are kept; the numbers they are stored in are those of {@code options}
     * @param fresh what the parameters are made from, and by whom
     */
    public Network(
            Schema schema, CompiledGraph graph, NetworkOptions options, TableOptions rows, FreshParameters fresh) {
        this.schema = schema;
        this.graph = graph;
        this.options = options;
        this.rows = rows.in(options.embeddingPrecision());
        Form form = Form.of(schema, graph, options);
        layout = form.layout();
        shape = form.dense();
        SplittableRandom seeds = seedsOfTables(fresh.seed());
        tables = new ArrayList<>();
        for (int t = 0; t < layout.tables(); t++) {
            FittedField field = layout.fieldOf(t);
            RowStart start =
                    new RowStart(seeds.nextLong(), options.embeddingDeviation(), options.embeddingOf(field.name()));
            tables.add(new EmbeddingTable(field.cardinality(), start, this.rows, fresh.loops(), fresh.workers()));
        }
        dense = new float[shape.parameters()];
        shape.initialize(dense, new SplittableRandom(fresh.seed()).split());
    }

    /** The parameters of another network in the form that they have for a schema. */
    private Network(Schema schema, Network other, Form form) {
        this.schema = schema;
        graph = other.graph;
        options = other.options;
        rows = other.rows;
        layout = form.layout();
        shape = form.dense();
        tables = other.tables;
        dense = other.dense;
    }

    /** Gives each table's seed in turn; that of the dense part was split off before. */
    private static SplittableRandom seedsOfTables(long seed) {
        SplittableRandom seeds = new SplittableRandom(seed);
        seeds.split();
        return seeds;
    }

    /** A network that shares its numbers with another one. */
    private Network(Network other, Readout readout) {
        schema = other.schema;
        graph = other.graph;
        options = other.options.with(readout);
        rows = other.rows;
        layout = other.layout;
        shape = other.shape;
        tables = other.tables;
        dense = other.dense;
    }

    /**
     * This network with other shifts, the same rates and the same numbers, which are no more its own: the bias of each head moves by
     * what is taken off more. For a network that goes on with samples of which other shares were left out; this network must not be
     * used any more.
     */
    public Network reshifted(Map<String, Double> logitShifts) {
        Readout other = new Readout(
                logitShifts, options.readout().ratios(), options.readout().calibration());
        for (Rate rate : graph.rates()) {
            double more = other.shiftOf(rate) - options.readout().shiftOf(rate);
            dense[shape.headBiasOffset() + rate.index()] += (float) more;
        }
        return new Network(this, other);
    }

    @Override
    public Network calibrated(Map<String, CalibrationMap> maps) {
        return new Network(this, options.readout().calibrated(maps));
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
            double shift = options.readout().shiftOf(graph.rates().get(t));
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
     * This network for a schema whose vocabularies have grown: every parameter as it is here, optimiser state of rows included,
     * and fresh rows for new texts. The tables are this network's own and grow in place, so that no moment needs the memory of two; this
     * network must not be used any more.
     *
     * @param seed of the fresh rows, of all that begin anew, and of how rows are rounded
     * @throws IllegalArgumentException when the schema is no growth of this one's; nothing has changed then
     */
    public Network grown(Schema larger, long seed) {
        if (!larger.isGrownFrom(schema)) {
            throw new IllegalArgumentException("the fields are not those of the network with further texts");
        }
        Form form = Form.of(larger, graph, options);
        SplittableRandom seeds = seedsOfTables(seed);
        for (int t = 0; t < tables.size(); t++) {
            tables.get(t).grow(form.layout().fieldOf(t).cardinality(), seeds.nextLong());
        }
        return new Network(larger, this, form);
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
