/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.entirespace.train.document.Mistake.mistake;

import java.util.stream.Stream;
import org.entirespace.train.document.Mistake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes of the behaviour graph and its labels. */
class GraphMistakesTest {

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsPlaceAndNoOther(Mistake mistake) {
        BaseRecipe.check(mistake);
    }

    /** What is replaced in the base recipe, by what, and all that is said about it. */
    static Stream<Mistake> mistakes() {
        return Stream.of(
                mistake(
                        "  aliases: {purchase|click: CVR}",
                        "model: hm3",
                        "34:3: graph.behaviors: does not go with 'model'; remove one of the two"),
                mistake(
                        "graph:\n  behaviors:\n    click: {}\n    micro: {requires: click}\n    macro: {requires: click, given: micro}\n    purchase: {requires: [click], given: [macro]}\n  aliases: {purchase|click: CVR}",
                        "model: hm4",
                        "33:8: model: found 'hm4', expected one of esmm, esmm-ns, esm2, esm2-mi, hm3, hm3-r, esmc, esms, esmg, chain, dnn, dnn-os, division, unbias, aman, gbdt, shared-bottom, mmoe, ple, aitm, escm2-ips, escm2-dr, dcmt; did you mean 'hm3'?"),
                mistake(
                        "graph:\n  behaviors:\n    click: {}\n    micro: {requires: click}\n    macro: {requires: click, given: micro}\n    purchase: {requires: [click], given: [macro]}\n  aliases: {purchase|click: CVR}",
                        "model: esm2",
                        "33:8: model: behavior 'action' has no label column; declare behaviors.action, or name its column by graph.labels.action"),
                mistake(
                        "  behaviors:\n    click: {}\n    micro: {requires: click}\n    macro: {requires: click, given: micro}\n    purchase: {requires: [click], given: [macro]}\n  aliases: {purchase|click: CVR}",
                        "  labels: {}",
                        "33:1: graph: neither a model nor behaviors; write model: hm3, or declare behaviors here"),
                mistake(
                        "    click: {}",
                        "    click:",
                        "35:5: graph.behaviors.click: found no value, expected keys with values; write {} for an empty one, or remove the key"),
                mistake(
                        "    click: {}",
                        "    click: {requires: purchase}",
                        "35:5: graph.behaviors.click: behaviors depend on each other in a circle: click -> purchase -> click"),
                mistake(
                        "    click: {}",
                        "    click: {requires: click}",
                        "35:23: graph.behaviors.click.requires: 'click' refers to itself"),
                mistake(
                        "    click: {}",
                        "    impression: {}",
                        "35:5: graph.behaviors.impression: the name stands for the root of the graph; give it another name",
                        "36:23: graph.behaviors.micro.requires: unknown behavior 'click'; known are impression, micro, macro, purchase",
                        "37:23: graph.behaviors.macro.requires: unknown behavior 'click'; known are impression, micro, macro, purchase",
                        "38:27: graph.behaviors.purchase.requires[0]: unknown behavior 'click'; known are impression, micro, macro, purchase",
                        "39:13: graph.aliases.purchase|click: unknown behavior 'click'; known are impression, micro, macro, purchase",
                        "46:43: training.early_stopping.quantity: unknown behavior 'click'; known are impression, micro, macro, purchase",
                        "48:16: evaluation.quantities[0]: unknown behavior 'click'; known are impression, micro, macro, purchase",
                        "48:33: evaluation.quantities[2]: unknown behavior 'click'; known are impression, micro, macro, purchase"),
                mistake(
                        "given: micro}",
                        "given: mcro}",
                        "37:37: graph.behaviors.macro.given: unknown behavior 'mcro'; did you mean 'macro'?"),
                mistake(
                        "given: micro}",
                        "given: [micro, micro]}",
                        "37:45: graph.behaviors.macro.given[1]: found 'micro' twice"),
                mistake(
                        "given: micro}",
                        "given: [micro, 9]}",
                        "37:45: graph.behaviors.macro.given[1]: found number 9, expected a text; write it in quotes: '9'"),
                mistake(
                        "given: micro}",
                        "given: [click, micro]}",
                        "37:38: graph.behaviors.macro.given[0]: 'click' is required, so its outcome is known; remove it"),
                mistake(
                        "given: micro}",
                        "given: impression}",
                        "37:37: graph.behaviors.macro.given: every behavior follows the impression; remove it"),
                mistake(
                        "given: micro}",
                        "give: micro}",
                        "37:30: graph.behaviors.macro.give: unknown key; did you mean 'given'?"),
                mistake(
                        "    purchase: {requires: [click], given: [macro]}",
                        "    order: {requires: [click], given: [macro]}",
                        "38:5: graph.behaviors.order: behavior 'order' has no label column; declare behaviors.order, or name its column by graph.labels.order",
                        "39:13: graph.aliases.purchase|click: unknown behavior 'purchase'; known are click, micro, macro, order",
                        "45:13: training.weights.purchase: unknown behavior 'purchase'; known are click, micro, macro, order",
                        "46:43: training.early_stopping.quantity: unknown behavior 'purchase'; known are click, micro, macro, order",
                        "48:23: evaluation.quantities[1]: unknown behavior 'purchase'; known are click, micro, macro, order",
                        "48:33: evaluation.quantities[2]: unknown behavior 'purchase'; known are click, micro, macro, order"),
                mistake(
                        "aliases: {purchase|click: CVR}",
                        "aliases: {purchase|clack: CVR}",
                        "39:13: graph.aliases.purchase|clack: unknown behavior 'clack'; did you mean 'click'?"),
                mistake(
                        "aliases: {purchase|click: CVR}",
                        "aliases: {click|macro: X}",
                        "39:13: graph.aliases.click|macro: quantity 'click|macro' is always 0 or 1"),
                mistake(
                        "aliases: {purchase|click: CVR}",
                        "aliases: {a|b|c: X}",
                        "39:13: graph.aliases.a|b|c: found 'a|b|c', expected 'goal' or 'goal|ancestor'"),
                mistake(
                        "aliases: {purchase|click: CVR}",
                        "labels: {purchase: order}",
                        "39:22: graph.labels.purchase: unknown label column 'order'; known are click, micro, macro, purchase"),
                mistake(
                        "aliases: {purchase|click: CVR}",
                        "labels: {order: purchase}",
                        "39:12: graph.labels.order: unknown behavior 'order'; known are click, micro, macro, purchase"),
                mistake(
                        "aliases: {purchase|click: CVR}",
                        "labels: {purchase: macro}",
                        "39:22: graph.labels.purchase: it is the label of 'macro' too"),
                mistake(
                        "aliases: {purchase|click: CVR}",
                        "labels: {click: purchase, purchase: click, micro: click}",
                        "39:39: graph.labels.purchase: it is the label of 'micro' too",
                        "39:53: graph.labels.micro: it is the label of 'purchase' too"));
    }
}
