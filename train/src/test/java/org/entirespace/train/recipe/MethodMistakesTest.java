/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.entirespace.train.document.Mistake.mistake;

import java.util.stream.Stream;
import org.entirespace.train.document.Mistake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be wrong with a method, by itself and with its graph. */
class MethodMistakesTest {

    private static final String PLACE = "network:\n  embeddings: {user: 32}\n";

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsPlaceAndNoOther(Mistake mistake) {
        BaseRecipe.check(mistake);
    }

    /** What is put in front of the network section, and all that is said about it. */
    static Stream<Mistake> mistakes() {
        return Stream.of(
                method(
                        "fitting: cure",
                        "40:19: method.fitting: found 'cure', expected one of entire_space, global_domain, conditional, heads, elsewhere, over_sampling, missing_as_negative, rejection, inverse_propensity, doubly_robust, counterfactual"),
                method(
                        "fitting: doubly_robust",
                        "40:10: method.fitting: the graph has heads [click, micro|click, macro|click,micro, macro|click,!micro, purchase|click,macro, purchase|click,!macro]; expected one behavior and another one that requires it, such as click and purchase|click; entire_space goes with every graph"),
                method("propensity_floor: 0", "40:28: method.propensity_floor: found 0, expected more than 0"),
                method(
                        "constraint: {kind: projection}",
                        "40:10: method.constraint: names no first head; the heads are click micro|click macro|click,micro macro|click,!micro purchase|click,macro purchase|click,!macro",
                        "40:10: method.constraint: names no second head; the heads are click micro|click macro|click,micro macro|click,!micro purchase|click,macro purchase|click,!macro"),
                method(
                        "constraint: {kind: hard_share, first: click, second: micro|clik}",
                        "40:63: method.constraint.second: unknown head 'micro|clik'; did you mean 'micro|click'?"),
                method(
                        "embeddings: separate, sharing: {kind: mmoe}",
                        "40:32: method.sharing: towers that share layers read the same embeddings; write method.embeddings: shared"),
                method(
                        "embeddings: separate, weighting: {kind: gradnorm}",
                        "40:32: method.weighting: gradnorm compares gradients in shared embeddings; write method.embeddings: shared"),
                method(
                        "embeddings: separate, constraint: {kind: l2_symmetric, first: click, second: micro|click}",
                        "40:32: method.constraint: twin towers read the same embeddings; remove method.embeddings: separate"),
                method(
                        "constraint: {kind: l2_stopgrad, first: click, second: click}",
                        "40:64: method.constraint.second: a head is no twin of itself"),
                method("learner: forest", "40:19: method.learner: found 'forest', expected one of network, trees"),
                method(
                        "learner: trees",
                        "40:10: method.learner: trees fit each head in its own space; write method.fitting: heads, or over_sampling"),
                method(
                        "learner: trees, fitting: heads, embeddings: separate, sharing: {kind: mmoe}",
                        "40:42: method.embeddings: trees have no embeddings; remove it",
                        "40:64: method.sharing: trees share no layers; remove it"),
                method(
                        "learner: trees, fitting: heads, constraint: {kind: projection, first: click, second: micro|click}",
                        "40:42: method.constraint: trees have no towers that could be tied; remove it"),
                method(
                        "learner: trees, fitting: heads, weighting: {kind: uncertainty}",
                        "40:42: method.weighting: each head's trees have a loss of their own, so there is nothing to weigh; remove it"),
                method(
                        "trees: {rounds: 5}",
                        "40:10: method.trees: has no effect for the learner network; write method.learner: trees"),
                method(
                        "learner: trees, fitting: over_sampling, trees: {rounds: 0, depth: 17, learning_rate: 0}",
                        "40:66: method.trees.rounds: found 0, expected at least 1",
                        "40:76: method.trees.depth: found 17, expected at most 16",
                        "40:95: method.trees.learning_rate: found 0, expected more than 0"),
                method(
                        "learner: trees, fitting: heads, trees: {min_samples: 0, row_share: 0, column_share: 1.5, patience: 0}",
                        "40:63: method.trees.min_samples: found 0, expected at least 1",
                        "40:77: method.trees.row_share: found 0, expected more than 0",
                        "40:94: method.trees.column_share: found 1.5, expected at most 1",
                        "40:109: method.trees.patience: found 0, expected at least 1"),
                mistake(
                        "training:\n  epochs: 3",
                        "method: {learner: trees, fitting: heads}\ntraining:\n  precision: bfloat16",
                        "44:14: training.precision: bfloat16 is for rectified towers that share nothing but embeddings; remove it"),
                mistake(
                        "graph:\n  behaviors:\n    click: {}\n    micro: {requires: click}\n    macro: {requires: click, given: micro}\n    purchase: {requires: [click], given: [macro]}\n  aliases: {purchase|click: CVR}",
                        "model: escm2-dr\nmethod: {weighting: {kind: uncertainty}}",
                        "34:10: method.weighting: a doubly robust risk may be negative, so its weight cannot be learned; write kind: fixed"),
                mistake(
                        "training:\n  epochs: 3",
                        "method: {sharing: {kind: aitm}}\ntraining:\n  precision: bfloat16",
                        "44:14: training.precision: bfloat16 is for rectified towers that share nothing but embeddings; remove it"),
                mistake(
                        PLACE + "training:\n  epochs: 3",
                        "network: {dropout: 0.5}\ntraining:\n  precision: bfloat16",
                        "42:14: training.precision: bfloat16 is for rectified towers that share nothing but embeddings; remove it"));
    }

    private static Mistake method(String keys, String... problems) {
        return mistake(PLACE, "method: {" + keys + "}\n" + PLACE, problems);
    }
}
