/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompiledGraphTest {

    @Test
    void everyConfigurationOfEveryBehaviorHasOneHead() {
        assertThat(headCounts(GraphCatalog.graphs().values().stream())).containsExactly(2, 4, 4, 6, 6, 3, 5, 5, 2);
        assertThat(headCounts(Stream.of(ExampleGraphs.ads(), ExampleGraphs.viewThrough(), ExampleGraphs.visited())))
                .containsExactly(4, 3, 5);
    }

    private static List<Integer> headCounts(Stream<BehaviorGraph> graphs) {
        return graphs.map(graph -> CompiledGraph.of(graph).rates().size()).toList();
    }

    @Test
    void headsStandInOrderWithTheirConditions() {
        List<Rate> rates = CompiledGraph.of(GraphCatalog.hm3()).rates();

        assertThat(rates)
                .extracting(Rate::name)
                .containsExactly(
                        "click",
                        "micro|click",
                        "macro|click,micro",
                        "macro|click,!micro",
                        "purchase|click,macro",
                        "purchase|click,!macro");
        assertThat(rates).extracting(Rate::index).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void configurationsThatCannotHappenHaveNoHead() {
        BehaviorGraph graph = BehaviorGraph.of(
                "funnel",
                Behavior.of("click"),
                Behavior.of("cart").requiring("click"),
                Behavior.of("purchase").requiring("click").givenOutcomeOf("click", "cart"),
                Behavior.of("review").requiring("purchase").givenOutcomeOf("cart"),
                Behavior.of("share").givenOutcomeOf("click", "cart"));

        assertThat(CompiledGraph.of(graph).rates())
                .extracting(Rate::name)
                .containsExactly(
                        "click",
                        "cart|click",
                        "purchase|click,cart",
                        "purchase|click,!cart",
                        "review|purchase,cart",
                        "review|purchase,!cart",
                        "share|click,cart",
                        "share|click,!cart",
                        "share|!click,!cart");
    }

    @Test
    void marginalsAreAllBehaviorsAndConditionalsAllRequiredAncestors() {
        assertThat(CompiledGraph.of(GraphCatalog.hm3()).quantities())
                .extracting(Quantity::key)
                .containsExactly("click", "micro", "macro", "purchase", "micro|click", "macro|click", "purchase|click");
        assertThat(CompiledGraph.of(ExampleGraphs.ads()).conditionals())
                .extracting(Quantity::key)
                .containsExactly(
                        "install|click",
                        "register|click",
                        "register|install",
                        "pay|click",
                        "pay|install",
                        "pay|register");
        assertThat(CompiledGraph.of(ExampleGraphs.viewThrough()).conditionals()).isEmpty();
    }

    @Test
    void formulasOfTheCatalogReadAsInThePapers() {
        assertThat(formula(GraphCatalog.esmm(), "purchase")).isEqualTo("click * purchase|click");
        assertThat(formula(GraphCatalog.esmm(), "purchase|click")).isEqualTo("purchase|click");
        assertThat(formula(GraphCatalog.esm2(), "action")).isEqualTo("click * action|click");
        assertThat(formula(GraphCatalog.esm2(), "purchase"))
                .isEqualTo("click * action|click * purchase|click,action"
                        + " + click * ~action|click * purchase|click,!action");
        assertThat(formula(GraphCatalog.hm3(), "macro|click"))
                .isEqualTo("micro|click * macro|click,micro + ~micro|click * macro|click,!micro");
        assertThat(formula(GraphCatalog.hm3(), "purchase|click"))
                .isEqualTo("micro|click * macro|click,micro * purchase|click,macro"
                        + " + micro|click * ~macro|click,micro * purchase|click,!macro"
                        + " + ~micro|click * macro|click,!micro * purchase|click,macro"
                        + " + ~micro|click * ~macro|click,!micro * purchase|click,!macro");
    }

    @Test
    void formulasOfUsersGraphsNameNoHeadThatIsNotNeeded() {
        assertThat(formula(ExampleGraphs.ads(), "pay|install")).isEqualTo("register|install * pay|register");
        assertThat(formula(ExampleGraphs.viewThrough(), "install"))
                .isEqualTo("click * install|click + ~click * install|!click");
        assertThat(formula(ExampleGraphs.viewThrough(), "install|click")).isEqualTo("install|click");
        assertThat(formula(ExampleGraphs.visited(), "order|cart")).isEqualTo("order|cart");
        assertThat(formula(ExampleGraphs.visited(), "order|micro"))
                .isEqualTo("cart|micro * order|cart + ~cart|micro * order|!cart");
    }

    @Test
    void theFormulaOfAnEarlierBehaviorGivenALaterOneIsAQuotient() {
        assertThat(formula(ExampleGraphs.viewThrough(), "click|install"))
                .isEqualTo("(click * install|click) / (click * install|click + ~click * install|!click)");
        assertThat(formula(
                        BehaviorGraph.of(
                                "both",
                                Behavior.of("click"),
                                Behavior.of("chat").requiring("click"),
                                Behavior.of("cart").requiring("click").givenOutcomeOf("chat")),
                        "chat|cart"))
                .isEqualTo(
                        "(chat|click * cart|click,chat) / (chat|click * cart|click,chat + ~chat|click * cart|click,!chat)");
    }

    private static String formula(BehaviorGraph graph, String quantity) {
        return CompiledGraph.of(graph).formula(Quantity.parse(quantity));
    }

    @Test
    void quantitiesThatAreAlwaysZeroOrOneOrUnknownAreRefused() {
        assertThatThrownBy(() -> formula(GraphCatalog.hm3(), "click|purchase"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("graph 'hm3': p(click|purchase) is always 1");
        assertThatThrownBy(() -> formula(GraphCatalog.esmm(), "cart"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("graph 'esmm' has no behavior 'cart'; it has [click, purchase]");
        assertThatThrownBy(() -> formula(GraphCatalog.esmm(), "purchase|cart"))
                .hasMessage("graph 'esmm' has no behavior 'cart'; it has [click, purchase]");
    }

    @Test
    void theEntireSpaceLossHasOneTermForEachMarginalAndWeightOneByDefault() {
        CompiledGraph hm3 = CompiledGraph.of(GraphCatalog.hm3());

        assertThat(hm3.entireSpaceLoss(Map.of("micro", 0.5)))
                .containsExactly(
                        new LossTerm(Quantity.marginal("click"), 1),
                        new LossTerm(Quantity.marginal("micro"), 0.5),
                        new LossTerm(Quantity.marginal("macro"), 1),
                        new LossTerm(Quantity.marginal("purchase"), 1));
        assertThatThrownBy(() -> hm3.entireSpaceLoss(Map.of("cart", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("graph 'hm3' has no behavior 'cart'; it has [click, micro, macro, purchase]");
        for (double weight : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> hm3.entireSpaceLoss(Map.of("click", weight)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("weight of the loss on 'click': " + weight + "; expected finite and ≥ 0");
        }
    }

    @Test
    void theLargestGraphAllowedCompilesWithAllItsConfigurations() {
        CompiledGraph graph = CompiledGraph.of(funnel(12));

        assertThat(graph.rates()).hasSize((1 << BehaviorGraph.MAX_BEHAVIORS) - 1);
        assertThat(Scores.logOdds(graph, List.of(Quantity.marginal("b11")), new float[4095])[0])
                .isCloseTo(0, within(1e-12));
    }

    @Test
    void aLongFunnelWhoseStepsDependOnTheLastOneAloneNeedsTwoChoicesAStep() {
        CompiledGraph graph = CompiledGraph.of(funnel(1));

        Odds odds = graph.odds(Quantity.marginal("b11"));

        assertThat(odds.happened().paths()).hasSize(1 << 11);
        assertThat(odds.happened().root() - EventDiagram.TRUE).isEqualTo(1 + 2 * 11);
        assertThat(odds.not().root() - EventDiagram.TRUE).isEqualTo(1 + 2 * 11);
    }

    /** As many steps as a graph may have, each given the outcomes of the {@code memory} steps before it. */
    private static BehaviorGraph funnel(int memory) {
        List<Behavior> behaviors = new ArrayList<>();
        for (int b = 0; b < BehaviorGraph.MAX_BEHAVIORS; b++) {
            String[] given = IntStream.range(Math.max(0, b - memory), b)
                    .mapToObj(earlier -> "b" + earlier)
                    .toArray(String[]::new);
            behaviors.add(Behavior.of("b" + b).givenOutcomeOf(given));
        }
        return new BehaviorGraph("funnel", behaviors, Map.of());
    }
}
