/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Condition;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Rate;

/** Makes the objective of a graph for each way of fitting. */
public final class Objectives {

    private static final String IMPUTATION = "imputation";
    private static final String COUNTERFACTUAL = "counterfactual";

    private final CompiledGraph compiled;
    private final BehaviorGraph graph;
    private final FittingOptions options;
    private final Map<String, Double> weights;

    private Objectives(CompiledGraph compiled, FittingOptions options, Map<String, Double> weights) {
        this.compiled = compiled;
        this.graph = compiled.graph();
        this.options = options;
        this.weights = weights;
        weights.keySet().forEach(graph::indexOf);
    }

    /**
     * The objective of a graph.
     *
     * @param weights weights by behaviour, of every term on it; 1 where absent
     * @throws IllegalArgumentException when a weight names an unknown behaviour, or the graph has not the form that this way of
     *     fitting needs: some speak of one behaviour after another one only
     */
    public static Objective of(
            CompiledGraph graph, Fitting fitting, FittingOptions options, Map<String, Double> weights) {
        Objectives objectives = new Objectives(graph, options, weights);
        return switch (fitting) {
            case ENTIRE_SPACE -> Objective.of(graph, graph.entireSpaceLoss(weights));
            case GLOBAL_DOMAIN -> objectives.globalDomain();
            case CONDITIONAL -> Objective.of(graph, objectives.conditional());
            case HEADS -> objectives.eachHead(1);
            case ELSEWHERE -> objectives.elsewhere();
            case OVER_SAMPLING -> objectives.eachHead(options.positiveWeight());
            case MISSING_AS_NEGATIVE -> objectives.missingAsNegative();
            case REJECTION -> objectives.rejection();
            case INVERSE_PROPENSITY -> objectives.inversePropensity();
            case DOUBLY_ROBUST -> objectives.doublyRobust();
            case COUNTERFACTUAL -> objectives.counterfactual();
        };
    }

    /**
     * What must be taken off the logits of heads to undo how samples were weighted, by head; empty where nothing was.
     *
     * <pre>
     *   logit r = logit p - ln k      p: fitted with positive samples counted k times
     * </pre>
     */
    public static Map<String, Double> logitShifts(CompiledGraph graph, Fitting fitting, FittingOptions options) {
        if (fitting != Fitting.OVER_SAMPLING) {
            return Map.of();
        }
        double shift = Math.log(options.positiveWeight());
        return graph.rates().stream()
                .filter(rate -> !rate.conditions().isEmpty())
                .collect(Collectors.toMap(Rate::name, rate -> shift));
    }

    private double weight(String behavior) {
        return weights.getOrDefault(behavior, 1.0);
    }

    private List<LossTerm> conditional() {
        List<LossTerm> terms = new ArrayList<>();
        for (String goal : graph.behaviorNames()) {
            List<String> required = graph.ancestorsRequiredBy(goal);
            Quantity quantity = required.isEmpty()
                    ? Quantity.marginal(goal)
                    : Quantity.conditional(goal, required.get(required.size() - 1));
            terms.add(new LossTerm(quantity, weight(goal)));
        }
        return terms;
    }

    /** Heads of behaviours that require nothing and are given something; marginals of all others. */
    private Objective globalDomain() {
        List<LossTerm> composed = compiled.marginals().stream()
                .filter(quantity -> !isGlobal(quantity.goal()))
                .map(quantity -> new LossTerm(quantity, weight(quantity.goal())))
                .toList();
        List<HeadTerm> single = new ArrayList<>();
        compiled.rates().stream()
                .filter(rate -> isGlobal(rate.behavior()))
                .forEach(rate -> single.add(new RateTerm(nameOf(rate), rate.name(), 1, weight(rate.behavior()))));
        return new Objective(Heads.of(compiled, List.of()), composed, single);
    }

    private boolean isGlobal(String behavior) {
        return graph.behavior(behavior).requires().isEmpty()
                && !graph.behavior(behavior).given().isEmpty();
    }

    private Objective eachHead(double positiveWeight) {
        List<HeadTerm> terms = new ArrayList<>();
        for (Rate rate : compiled.rates()) {
            double times = rate.conditions().isEmpty() ? 1 : positiveWeight;
            terms.add(new RateTerm(nameOf(rate), rate.name(), times, weight(rate.behavior())));
        }
        return new Objective(Heads.of(compiled, List.of()), List.of(), terms);
    }

    private Objective elsewhere() {
        List<String> acts = graph.behaviors().stream()
                .flatMap(behavior -> behavior.given().stream())
                .distinct()
                .toList();
        List<String> apart =
                graph.behaviorNames().stream().filter(this::standsApart).toList();
        if (acts.size() != 1 || apart.size() != 1) {
            throw new IllegalArgumentException(
                    "the graph's rates are given " + acts + ", and behaviors apart from all others are " + apart
                            + "; expected one of each: an act, and the same act wherever it happens");
        }
        List<HeadTerm> terms = new ArrayList<>();
        for (Rate rate : compiled.rates()) {
            boolean given = rate.conditions().stream()
                    .anyMatch(condition -> condition.behavior().equals(acts.get(0)));
            terms.add(
                    given
                            ? new ElsewhereTerm(
                                    nameOf(rate, "elsewhere"),
                                    rate.name(),
                                    acts.get(0),
                                    apart.get(0),
                                    weight(rate.behavior()))
                            : new RateTerm(nameOf(rate), rate.name(), 1, weight(rate.behavior())));
        }
        return new Objective(Heads.of(compiled, List.of()), List.of(), terms);
    }

    /** Whether a behaviour has nothing to do with any other. */
    private boolean standsApart(String name) {
        boolean depends = !graph.behavior(name).requires().isEmpty()
                || !graph.behavior(name).given().isEmpty();
        return !depends
                && graph.behaviors().stream()
                        .noneMatch(other ->
                                other.requires().contains(name) || other.given().contains(name));
    }

    private Objective missingAsNegative() {
        Rate rate = selected();
        return selecting(new MissingAsNegativeTerm(
                nameOf(rate, "missing as negative"), rate.name(), options.missingShare(), weight(rate.behavior())));
    }

    private Objective rejection() {
        Rate rate = selected();
        return selecting(new RejectionTerm(
                nameOf(rate, "rejection"), rate.name(), options.propensityFloor(), weight(rate.behavior())));
    }

    private Objective inversePropensity() {
        Rate rate = selected();
        return entireSpaceAnd(
                List.of(new PropensityTerm(
                        nameOf(rate, "inverse propensity"), rate.name(), options.propensityFloor(), riskWeight(rate))),
                List.of());
    }

    private Objective doublyRobust() {
        Rate rate = selected();
        double floor = options.propensityFloor();
        double weight = riskWeight(rate);
        return entireSpaceAnd(
                List.of(
                        new DoublyRobustTerm(nameOf(rate, "doubly robust"), rate.name(), IMPUTATION, floor, weight),
                        new ImputationTerm(IMPUTATION, rate.name(), IMPUTATION, floor, weight)),
                List.of(IMPUTATION));
    }

    private Objective counterfactual() {
        Rate rate = selected();
        double floor = options.propensityFloor();
        double weight = riskWeight(rate);
        return entireSpaceAnd(
                List.of(
                        new PropensityTerm(nameOf(rate, "inverse propensity"), rate.name(), floor, weight),
                        new CounterfactualTerm(COUNTERFACTUAL, COUNTERFACTUAL, rate.name(), floor, weight),
                        new ComplementTerm(
                                "complement", rate.name(), COUNTERFACTUAL, options.complementWeight() * weight)),
                List.of(COUNTERFACTUAL));
    }

    private double riskWeight(Rate rate) {
        return options.riskWeight() * weight(rate.behavior());
    }

    /** The marginal of the selecting behaviour, and this. */
    private Objective selecting(HeadTerm single) {
        String space = selected().conditions().get(0).behavior();
        return new Objective(
                Heads.of(compiled, List.of()),
                List.of(new LossTerm(Quantity.marginal(space), weight(space))),
                List.of(single));
    }

    /** Both marginals, and these. */
    private Objective entireSpaceAnd(List<HeadTerm> single, List<String> auxiliary) {
        String goal = selected().behavior();
        List<LossTerm> marginals = compiled.marginals().stream()
                .map(q -> new LossTerm(q, weight(q.goal()) * (q.goal().equals(goal) ? options.jointWeight() : 1)))
                .toList();
        return new Objective(Heads.of(compiled, auxiliary), marginals, single);
    }

    /** The rate after the selecting behaviour, in a graph of the two. */
    private Rate selected() {
        List<Rate> rates = compiled.rates();
        boolean fits = rates.size() == 2
                && rates.get(0).conditions().isEmpty()
                && rates.get(1)
                        .conditions()
                        .equals(List.of(new Condition(rates.get(0).behavior(), true)));
        if (!fits) {
            throw new IllegalArgumentException("the graph has heads "
                    + rates.stream().map(Rate::name).toList()
                    + "; expected one behavior and another one that requires it, such as click and purchase|click");
        }
        return rates.get(1);
    }

    /** The name of a term that is not the plain cross-entropy of the rate. */
    private String nameOf(Rate rate, String how) {
        return nameOf(rate) + " (" + how + ")";
    }

    /** The display name of the rate as a quantity, where it is one. */
    private String nameOf(Rate rate) {
        List<Condition> conditions = rate.conditions();
        if (conditions.isEmpty()) {
            return graph.displayName(Quantity.marginal(rate.behavior()));
        }
        boolean oneStep = conditions.size() == 1 && conditions.get(0).happened();
        return oneStep
                ? graph.displayName(
                        Quantity.conditional(rate.behavior(), conditions.get(0).behavior()))
                : "p(" + rate.name() + ")";
    }
}
