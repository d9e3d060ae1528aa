/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CatalogEntry;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.train.recipe.GraphPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphExplanationTest {

    static java.util.stream.Stream<CatalogEntry> entries() {
        return GraphCatalog.entries().stream();
    }

    @Test
    void tellsLabelsHeadsFormulasAndLossesOfEsm2() {
        GraphPlan plan =
                new GraphPlan(GraphCatalog.esm2(), Map.of("click", "click", "action", "cart", "purchase", "order"));

        assertThat(GraphExplanation.of(plan, Map.of("purchase", 2.5))).isEqualTo("""
                graph esm2

                behaviours
                  click     label click
                  action    label cart   requires click
                  purchase  label order  requires click; given action

                heads, one tower each
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

                losses, each the mean over the impressions whose label is observed
                  CTR    against click     on all of: impression  weight 1.0
                  CTAVR  against action    on all of: impression  weight 1.0
                  CTCVR  against purchase  on all of: impression  weight 2.5
                """);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyGraphOfTheCatalogCanBeExplained(CatalogEntry entry) {
        BehaviorGraph graph = entry.graph();
        Map<String, String> labels = new LinkedHashMap<>();
        graph.behaviorNames().forEach(name -> labels.put(name, name));

        String text = GraphExplanation.of(new GraphPlan(graph, labels), Map.of());

        assertThat(text).contains(graph.behaviorNames()).contains("CTCVR", "CVR");
        assertThat(entry.summary()).isNotBlank();
        assertThat(entry.source()).contains("SIGIR");
    }
}
