/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import java.util.Optional;
import org.entirespace.core.graph.Readout;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.forest.Forest;
import org.entirespace.model.forest.ForestNumbers;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.worker.Workers;

/** Forests as tests grow them: on one thread, so that busy neighbours do not slow them down. */
final class Growing {

    /** Few, small trees. */
    static final TreesOptions FEW = new TreesOptions(12, 4, 0.3, 20, 0.6, 0.6, 5);

    private Growing() {}

    static Forest forest(SmallTown train, TreesOptions options) {
        return forest(train, Optional.empty(), options, Readout.PLAIN);
    }

    static Forest forest(SmallTown train, Optional<SmallTown> validation, TreesOptions options, Readout readout) {
        return new ForestTrainer(SmallTown.ESMM, readout, options, 1, 1)
                .train(SmallTown.SCHEMA, train, validation.map(town -> town), round -> {}, () -> false);
    }

    /** The log-odds of CTR, CTCVR and CVR; (quantities, samples). */
    static double[][] scores(Forest forest, SmallTown town) {
        double[][] logOdds = new double[3][town.rows()];
        try (Workers workers = new Workers(1)) {
            new HeadScorer(
                            forest.predictor(TowerLibrary.fastest(Precision.FLOAT32)),
                            SmallTown.ESMM.quantities(),
                            workers)
                    .score(town.all(), logOdds, 0);
        }
        return logOdds;
    }

    /** All numbers of a forest; (blocks, numbers). */
    static float[][] numbers(Forest forest) {
        return ForestNumbers.of(forest).blocks().stream()
                .map(block -> block.floats().array())
                .toArray(float[][]::new);
    }
}
