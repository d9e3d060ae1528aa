/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.entirespace.model.forest.Trees;
import org.entirespace.model.heads.BatchColumns;
import org.junit.jupiter.api.Test;

/** Trees that were taken out of the library say what the library says of them. */
class HeadGrowthReferenceTest {

    @Test
    void logitsAreThoseOfTheLibraryToTheLastBit() throws Exception {
        SmallTown town = new SmallTown(3_000, 1);
        FoldedFeatures folded = new FoldedFeatures(town, SmallTown.SCHEMA, SmallTown.ESMM, 1);
        ValueCounts counts = folded.counts();
        FeatureMatrix matrix = folded.matrix(counts);
        RateSamples samples = RateSamples.of(
                town,
                new BatchColumns(SmallTown.SCHEMA),
                SmallTown.ESMM.graph(),
                SmallTown.ESMM.rates().get(0));
        HeadStart start = new HeadStart(counts.prior(0), Math.log(3), Math.log(3));
        TreesOptions options = new TreesOptions(40, 8, 0.2, 2, 0.6, 0.6, 40);

        try (HeadGrowth growth = new HeadGrowth(
                start, new GrowthSettings(options, 5, 1), new HeadSamples(samples, matrix), Optional.empty())) {
            while (!growth.isDone()) {
                growth.grow();
            }
            Trees trees = growth.trees();

            assertThat(trees.count()).isEqualTo(40);
            assertThat(trees.nodes()).isGreaterThan(40 * 15);
            for (int i = 0; i < town.rows(); i++) {
                assertThat(trees.logit(matrix.values(), i * matrix.width())).isEqualTo(growth.logits()[i]);
            }
        }
    }
}
