/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.forest.ValueStatistics;
import org.entirespace.model.heads.BatchColumns;

/**
 * The features of training samples. Each sample belongs to one fold, by its number and the seed alone, and the statistics
 * that it reads are made of the labels of all other folds: with its own label in them, trees would learn to read it back.
 */
final class FoldedFeatures {

    /** The folds. */
    static final int FOLDS = 5;

    private final SampleSource source;
    private final Schema schema;
    private final CompiledGraph graph;
    private final BatchColumns columns;
    private final long seed;

    FoldedFeatures(SampleSource source, Schema schema, CompiledGraph graph, long seed) {
        this.source = source;
        this.schema = schema;
        this.graph = graph;
        this.columns = new BatchColumns(schema);
        this.seed = seed;
    }

    /** Counts all samples. */
    ValueCounts counts() {
        ValueCounts counts = new ValueCounts(schema, graph);
        SamplePass.over(source, columns, (batch, place, sample) -> counts.add(batch, place));
        return counts;
    }

    /**
     * The features, fold by fold, so that the counts of one fold are in memory at a time.
     *
     * @param all the counts of all samples
     */
    FeatureMatrix matrix(ValueCounts all) {
        int width = ValueStatistics.width(schema, graph.rates().size());
        FeatureMatrix matrix = new FeatureMatrix(source.rows(), width);
        for (int fold = 0; fold < FOLDS; fold++) {
            ValueStatistics statistics = all.without(countsOf(fold)).statistics(all);
            int current = fold;
            SamplePass.over(source, columns, (batch, place, sample) -> {
                if (foldOf(sample) == current) {
                    statistics.fill(batch, place, place + 1, matrix.values(), sample * width);
                }
            });
        }
        return matrix;
    }

    private ValueCounts countsOf(int fold) {
        ValueCounts counts = new ValueCounts(schema, graph);
        SamplePass.over(source, columns, (batch, place, sample) -> {
            if (foldOf(sample) == fold) {
                counts.add(batch, place);
            }
        });
        return counts;
    }

    /** The fold of a sample: its number and the seed, well mixed (SplitMix64). */
    int foldOf(int sample) {
        long z = seed + (sample + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return (int) Long.remainderUnsigned(z ^ (z >>> 31), FOLDS);
    }
}
