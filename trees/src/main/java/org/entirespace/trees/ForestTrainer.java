/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Rate;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.forest.Forest;
import org.entirespace.model.forest.ValueStatistics;

/**
 * Grows the trees of a graph: for each rate those that fit it on the samples that it speaks of, in its own space. All heads
 * grow a tree each round, so that stopping leaves them alike. The same samples, options and seed give the same bits, whatever
 * the number of threads.
 */
public final class ForestTrainer {

    private final CompiledGraph graph;
    private final Readout weighted;
    private final Readout readout;
    private final TreesOptions options;
    private final long seed;
    private final int threads;

    /**
     * A trainer.
     *
     * @param readout how logits will be read. A shift says how often positive samples of its head count in training:
     *     {@code e^shift} times, see {@link #readBy}
     * @param seed the seed of folds and draws
     * @param threads the most threads that the library uses
     * @throws UnsupportedPlatformException when the library does not load
     */
    public ForestTrainer(CompiledGraph graph, Readout readout, TreesOptions options, long seed, int threads) {
        this.graph = graph;
        this.weighted = readout;
        this.readout = readout;
        this.options = options;
        this.seed = seed;
        this.threads = threads;
        XgboostLibrary.load();
    }

    private ForestTrainer(ForestTrainer other, Readout readout) {
        graph = other.graph;
        weighted = other.weighted;
        this.readout = readout;
        options = other.options;
        seed = other.seed;
        threads = other.threads;
    }

    /**
     * This trainer, whose trees are read in another way than by the weights of samples: for training samples of which some were
     * left out beforehand. Validation samples are whole, and judged as they will be scored.
     */
    public ForestTrainer readBy(Readout other) {
        return new ForestTrainer(this, other);
    }

    /** What grows the trees. */
    public static String library() {
        return XgboostLibrary.description();
    }

    /**
     * Grows trees until all heads are done, or a stop is requested.
     *
     * @param schema the fields of the samples
     * @param train the training samples
     * @param validation the samples that say when a head is done; without any of a rate its head grows all its trees
     * @param listener hears of each round
     * @param stop asked before each round
     * @return the trees of each head up to its best round; none for a head that has seen one outcome only
     * @throws IllegalArgumentException when the samples have other fields, or are too many
     * @throws GrowthFailedException when the library refuses
     */
    public Forest train(
            Schema schema,
            SampleSource train,
            Optional<SampleSource> validation,
            Round.Listener listener,
            BooleanSupplier stop) {
        FoldedFeatures folded = new FoldedFeatures(train, schema, graph, seed);
        ValueCounts counts = folded.counts();
        ValueStatistics statistics = counts.statistics(counts);
        FeatureMatrix trained = folded.matrix(counts);
        Optional<FeatureMatrix> judged = validation.map(samples -> FeatureMatrix.of(samples, statistics));
        try (ForestGrowth growth = new ForestGrowth(new GrowthSettings(options, seed, threads))) {
            for (Rate rate : graph.rates()) {
                growth.add(
                        rate.name(),
                        new HeadStart(counts.prior(rate.index()), weighted.shiftOf(rate), readout.shiftOf(rate)),
                        samples(train, statistics, rate, trained),
                        judged.map(matrix -> samples(validation.orElseThrow(), statistics, rate, matrix))
                                .filter(head -> head.samples().count() > 0));
            }
            growth.toTheEnd(listener, stop);
            return new Forest(schema, graph, readout, statistics, growth.trees(statistics.width()));
        }
    }

    private HeadSamples samples(SampleSource source, ValueStatistics statistics, Rate rate, FeatureMatrix features) {
        return new HeadSamples(RateSamples.of(source, statistics.columns(), graph.graph(), rate), features);
    }
}
