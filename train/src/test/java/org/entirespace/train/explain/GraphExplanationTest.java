/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.method.ModelEntry;
import org.entirespace.train.recipe.RecipeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphExplanationTest {

    private static final String LOG = """
            name: shop
            sources:
              log: {format: json, files: [log.json]}
            impressions: {view: log, key: [item], time: at}
            events: {view: log, key: [item], time: at, type: action}
            behaviors:
              click: {events: [click]}
              micro: {events: [look], follows: click}
              macro: {events: [cart], follows: click}
              micro_or_macro: {events: [look, cart], follows: click}
              action: {events: [cart], follows: click}
              action_global: {events: [cart]}
              purchase: {events: [buy], follows: click}
              order: {events: [buy], follows: click}
            fields:
              item: {kind: categorical}
            split: {test_from: 2026-01-09}
            """;

    static Stream<ModelEntry> entries() {
        return ModelCatalog.models().values().stream();
    }

    private static String explained(String model) throws DocumentException {
        return GraphExplanation.of(RecipeReader.read(LOG + model));
    }

    @Test
    void tellsLabelsHeadsFormulasLossesAndMethodOfEsm2() throws DocumentException {
        String text = explained("""
                model: esm2
                graph: {labels: {action: macro, purchase: order}}
                training: {weights: {purchase: 2.5}}
                """);

        assertThat(text).isEqualTo("""
                graph esm2

                behaviours
                  click     label click
                  action    label macro  requires click
                  purchase  label order  requires click; given action

                heads
                  0  p(click)
                  1  p(action|click)
                  2  p(purchase|click,action)
                  3  p(purchase|click,!action)

                probabilities, composed of the heads; ~r is 1 - r
                  CTR    p(click)           = click
                  CTAVR  p(action)          = click * action|click
                  CTCVR  p(purchase)        = click * action|click * purchase|click,action + click * ~action|click * purchase|click,!action
                         p(action|click)    = action|click
                  CVR    p(purchase|click)  = action|click * purchase|click,action + ~action|click * purchase|click,!action

                losses, each a mean over the impressions of its space whose labels are observed
                  CTR    weight 1.0  cross-entropy against click on all of: impression
                  CTAVR  weight 1.0  cross-entropy against action on all of: impression
                  CTCVR  weight 2.5  cross-entropy against purchase on all of: impression

                method
                  learner     network
                  fitting     entire_space
                  embeddings  shared
                  sharing     towers, each head on its own
                  tower       [200, 80] relu
                  constraint  none
                  weighting   fixed
                """);
    }

    @Test
    void tellsAuxiliaryHeadsAndHowTheirLossesAreWeighted() throws DocumentException {
        assertThat(explained("model: escm2-dr\nmethod: {propensity_floor: 0.05}\n"))
                .contains("  2  imputation         auxiliary, for the losses alone\n")
                .contains(
                        "  imputation           weight 1.0  squared error of imputation against the loss of p(purchase|click) where it "
                                + "applies, over the propensity, not below 0.05\n")
                .contains("  fitting     doubly_robust\n");
    }

    @Test
    void tellsWhatUndoesCopiesAndThatRatiosMayExceedOne() throws DocumentException {
        assertThat(explained("model: dnn-os\nmethod: {positive_weight: 8}\n"))
                .contains("  scoring     logit of p(purchase|click) less 2.0794, for copied samples\n")
                .contains("positive samples 8.0 times");
        assertThat(explained("model: division\n"))
                .contains("ratios of marginals, which may exceed 1")
                .contains("CVR    p(purchase|click)  = (purchase) / (click), may exceed 1\n");
    }

    @Test
    void tellsSharingAndConstraints() throws DocumentException {
        assertThat(explained("model: esmc\nmethod: {constraint: {strength: 0.5}}\n"))
                .contains("constraint  l2_symmetric of p(action|click) and p(purchase|click), strength 0.5\n");
        assertThat(explained("model: mmoe\nmethod: {sharing: {experts: 3, widths: [32]}}\n"))
                .contains("sharing     mmoe, 3 experts of [32]\n");
        assertThat(explained("model: hm3\nnetwork: {activation: prelu, normalization: layer, dropout: 0.2}\n"))
                .contains("tower       [200, 80] prelu, layer normalization, dropout 0.2\n");
    }

    @Test
    void tellsHowTreesGrow() throws DocumentException {
        assertThat(explained(
                        "model: gbdt\nmethod: {fitting: over_sampling, positive_weight: 8, trees: {rounds: 70}}\n"))
                .endsWith("""
                        method
                          learner  trees
                          fitting  over_sampling
                          trees    up to 70 of depth 8, steps of 0.1, 20 samples to a side, 0.6 of rows, 0.6 of columns, patience 10
                          scoring  logit of p(purchase|click) less 2.0794, for copied samples
                        """);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyModelOfTheCatalogCanBeExplained(ModelEntry entry) throws DocumentException {
        String text = explained("model: " + entry.name() + "\n");

        assertThat(text).contains(entry.graph().behaviorNames()).contains("CTCVR", "CVR");
        assertThat(entry.summary()).isNotBlank();
        assertThat(entry.source()).matches(".*(19|20)\\d\\d.*|arXiv .*");
    }
}
