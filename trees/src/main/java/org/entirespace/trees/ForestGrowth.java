/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.entirespace.model.forest.Trees;

/** The heads of a graph while their trees grow, round by round. One owner. */
final class ForestGrowth implements AutoCloseable {

    /**
     * One head.
     *
     * @param name its rate
     * @param start where it begins
     * @param growth its trees; empty where there is nothing to learn
     */
    private record Head(String name, HeadStart start, Optional<HeadGrowth> growth) {
        boolean isGrowing() {
            return growth.isPresent() && !growth.get().isDone();
        }
    }

    private final GrowthSettings settings;
    private final List<Head> heads = new ArrayList<>();

    ForestGrowth(GrowthSettings settings) {
        this.settings = settings;
    }

    /** Adds the next head of the graph. */
    void add(String name, HeadStart start, HeadSamples trained, Optional<HeadSamples> judged) {
        boolean learns = trained.samples().hasBothOutcomes();
        try {
            GrowthSettings own = settings.forHead(heads.size());
            heads.add(new Head(
                    name, start, learns ? Optional.of(new HeadGrowth(start, own, trained, judged)) : Optional.empty()));
        } catch (XGBoostError e) {
            throw new GrowthFailedException(name, e);
        }
    }

    /** Grows until all heads are done or a stop is requested. */
    void toTheEnd(Round.Listener listener, BooleanSupplier stop) {
        for (int number = 1; heads.stream().anyMatch(Head::isGrowing) && !stop.getAsBoolean(); number++) {
            List<OptionalDouble> trainLoss = new ArrayList<>();
            List<OptionalDouble> validationLoss = new ArrayList<>();
            for (Head head : heads) {
                boolean growing = head.isGrowing();
                if (growing) {
                    grow(head);
                }
                trainLoss.add(growing ? OptionalDouble.of(growth(head).trainLoss()) : OptionalDouble.empty());
                validationLoss.add(growing ? growth(head).validationLoss() : OptionalDouble.empty());
            }
            listener.ended(new Round(number, trainLoss, validationLoss));
        }
    }

    private static HeadGrowth growth(Head head) {
        return head.growth().orElseThrow();
    }

    private static void grow(Head head) {
        try {
            growth(head).grow();
        } catch (XGBoostError e) {
            throw new GrowthFailedException(head.name(), e);
        }
    }

    /** The trees of each head up to its best round. */
    List<Trees> trees(int width) {
        List<Trees> all = new ArrayList<>();
        for (Head head : heads) {
            try {
                all.add(
                        head.growth().isPresent()
                                ? growth(head).trees()
                                : new Trees(
                                        head.start().base(), new int[0], new int[0], new float[0], new int[0], width));
            } catch (XGBoostError e) {
                throw new GrowthFailedException(head.name(), e);
            }
        }
        return all;
    }

    @Override
    public void close() {
        heads.forEach(head -> head.growth().ifPresent(HeadGrowth::close));
    }
}
