/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

import java.util.Map;
import java.util.Optional;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.sample.NegativeSampling;

/**
 * What it does to the heads of a graph when only a share of the negatives of its first behaviour is trained on, and where that
 * can be undone.
 *
 * <pre>
 *   p'(click) / (1 - p'(click)) = p / (1 - p) / rate       p'(path | click) = p(path | click)
 * </pre>
 *
 * So one logit moves, by -ln rate, and every composed probability follows: p' is a product of the same factors as p. Source: the
 * prior correction of King and Zeng, "Logistic Regression in Rare Events Data", 2001, equation 7.
 */
public final class SampledNegatives {

    private SampledNegatives() {}

    /**
     * What is to be taken off the logits of heads, by head.
     *
     * @param behavior the behaviour whose negatives were left out, one that {@link BehaviorGraph#opensAll opens all} others
     */
    public static Map<String, Double> logitShifts(String behavior, NegativeSampling sampling) {
        return Map.of(behavior, sampling.logitShift());
    }

    /**
     * Why what is fitted without some negatives cannot be undone by a shift; empty where it can.
     *
     * @param behavior the behaviour whose negatives are left out
     * @throws IllegalArgumentException when the graph has no such behaviour
     */
    public static Optional<String> refusal(BehaviorGraph graph, String behavior, Fitting fitting) {
        if (!graph.opensAll(behavior)) {
            return Optional.of("in graph '" + graph.name() + "' not all behaviors require '" + behavior
                    + "', which itself requires nothing; expected that, for else more than one rate is moved");
        }
        return switch (fitting) {
            case ENTIRE_SPACE, GLOBAL_DOMAIN, CONDITIONAL, HEADS, OVER_SAMPLING -> Optional.empty();
            case REJECTION, INVERSE_PROPENSITY, DOUBLY_ROBUST, COUNTERFACTUAL ->
                refused(fitting, "weighs samples by propensities, to stand for all impressions");
            case MISSING_AS_NEGATIVE -> refused(fitting, "takes a share of all impressions as negative");
            case ELSEWHERE -> refused(fitting, "reads labels of impressions without '" + behavior + "'");
        };
    }

    private static Optional<String> refused(Fitting fitting, String what) {
        return Optional.of("fitting " + fitting.name().toLowerCase(java.util.Locale.ROOT) + " " + what
                + "; expected all of them, for no shift undoes that some are left out");
    }
}
