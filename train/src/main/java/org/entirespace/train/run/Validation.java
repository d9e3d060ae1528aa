/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.HeadState;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.metric.LogLoss;
import org.entirespace.core.metric.Predictions;
import org.entirespace.core.objective.Objective;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkScorer;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;
import org.entirespace.train.recipe.EarlyStopping;

/** Judges a network on the validation split after each epoch: the loss of every quantity that is fitted, and the criterion that chooses epochs. */
final class Validation {

    private final SampleSplit split;
    private final BehaviorGraph graph;
    private final List<Quantity> losses;
    private final EarlyStopping stopping;
    private final List<Quantity> quantities;
    private final NetworkScorer scorer;

    Validation(
            SampleSplit split,
            Network network,
            Objective objective,
            EarlyStopping stopping,
            TowerEngine engine,
            Workers workers) {
        this.split = split;
        this.graph = network.graph().graph();
        losses = network.graph().quantities().stream()
                .filter(quantity -> isFitted(graph.displayName(quantity), objective))
                .toList();
        this.stopping = stopping;
        Set<Quantity> wanted = new LinkedHashSet<>(losses);
        wanted.add(stopping.quantity());
        quantities = List.copyOf(wanted);
        scorer = new NetworkScorer(network, quantities, engine, workers);
    }

    /** Whether a term is on the quantity, plainly or in a way that its name adds in brackets. */
    private static boolean isFitted(String quantity, Objective objective) {
        return objective.names().stream().anyMatch(name -> name.equals(quantity) || name.startsWith(quantity + " ("));
    }

    /**
     * What validation found.
     *
     * @param loss the log loss of every quantity that a term of the objective speaks of, by its name; without any observed
     *     sample it is absent
     * @param criterion the value that early stopping compares; empty where it is undefined
     * @param heads what each head predicts, in head order
     * @param diagnostics what gates and experts do, by name
     */
    record Outcome(
            Map<String, Double> loss,
            OptionalDouble criterion,
            List<HeadState> heads,
            Map<String, Double> diagnostics) {

        /** Where there is no validation split. */
        static final Outcome NONE = new Outcome(Map.of(), OptionalDouble.empty(), List.of(), Map.of());
    }

    /**
     * Checks that the criterion can be told at all, whatever the scores.
     *
     * @throws IllegalArgumentException when the split has no samples in its space, or one class only
     */
    void requireDefined() {
        double[][] ties = new double[quantities.size()][split.rows()];
        stopping.metric()
                .of(predictions(stopping.quantity(), ties, 0, split.rows()))
                .fold(value -> true, reason -> {
                    throw new IllegalArgumentException("early stopping watches "
                            + stopping.metric().name().toLowerCase(Locale.ROOT) + " of '"
                            + stopping.quantity().key() + "', which is undefined on the validation split: " + reason
                            + "; watch another quantity, or validate on more samples");
                });
    }

    /** Scores the split and judges the scores. */
    Outcome judge() {
        return judge(0, split.rows());
    }

    /** Scores the samples [from, to) of the split and judges the scores. */
    Outcome judge(int from, int to) {
        scorer.refresh();
        scorer.watchHeads();
        double[][] logOdds = Scoring.score(scorer, split, from, to);
        Map<String, Double> loss = new LinkedHashMap<>();
        for (Quantity quantity : losses) {
            String name = graph.displayName(quantity);
            LogLoss.of(predictions(quantity, logOdds, from, to)).value().ifPresent(value -> loss.put(name, value));
        }
        return new Outcome(
                loss,
                stopping.metric()
                        .of(predictions(stopping.quantity(), logOdds, from, to))
                        .value(),
                scorer.heads(),
                scorer.diagnostics());
    }

    private Predictions predictions(Quantity quantity, double[][] logOdds, int from, int to) {
        double[] scores = logOdds[quantities.indexOf(quantity)];
        byte[] goal = Arrays.copyOfRange(labels(quantity.goal()), from, to);
        long[] groups = Arrays.copyOfRange(split.groups(), from, to);
        return quantity.space().isEntire()
                ? Predictions.ofEntireSpace(scores, goal, groups)
                : Predictions.ofSpace(
                        scores, goal, Arrays.copyOfRange(labels(quantity.space().name()), from, to), groups);
    }

    /** Labels of a behaviour of the graph; the split's label columns stand in the graph's order. */
    private byte[] labels(String behavior) {
        return split.labels(split.behaviors().get(graph.indexOf(behavior)));
    }
}
