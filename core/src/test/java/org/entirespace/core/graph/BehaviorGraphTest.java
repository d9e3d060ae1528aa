/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BehaviorGraphTest {

    @Test
    void behaviorsComeAfterTheirParentsAndOtherwiseAsDeclared() {
        BehaviorGraph graph = BehaviorGraph.of(
                "shuffled",
                Behavior.of("purchase").requiring("click").givenOutcomeOf("macro"),
                Behavior.of("share"),
                Behavior.of("macro").requiring("click"),
                Behavior.of("click"));

        assertThat(graph.behaviorNames()).containsExactly("share", "click", "macro", "purchase");
        assertThat(graph.indexOf("macro")).isEqualTo(2);
        assertThat(graph.behavior("macro")).isEqualTo(Behavior.of("macro").requiring("click"));
    }

    @Test
    void requiredAncestorsAreFoundThroughEveryStepButNotThroughGivenOnes() {
        assertThat(ExampleGraphs.ads().ancestorsRequiredBy("pay")).containsExactly("click", "install", "register");
        assertThat(GraphCatalog.hm3().ancestorsRequiredBy("purchase")).containsExactly("click");
        assertThat(ExampleGraphs.viewThrough().ancestorsRequiredBy("install")).isEmpty();
        assertThat(GraphCatalog.hm3().ancestorsRequiredBy("click")).isEmpty();
    }

    @Test
    void unknownNamesAreRefusedWithWhatThereIs() {
        assertThatThrownBy(() -> BehaviorGraph.of(
                        "g", Behavior.of("click"), Behavior.of("buy").requiring("clik")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("graph 'g': behavior 'buy' names 'clik', which is not declared; declared are [click, buy]");
        assertThatThrownBy(() -> BehaviorGraph.of("g", Behavior.of("buy").givenOutcomeOf("cart")))
                .hasMessage("graph 'g': behavior 'buy' names 'cart', which is not declared; declared are [buy]");
        assertThatThrownBy(() -> GraphCatalog.esmm().behavior("cart"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("graph 'esmm' has no behavior 'cart'; it has [click, purchase]");
    }

    @Test
    void aCircleIsRefusedAndNamed() {
        assertThatThrownBy(() -> BehaviorGraph.of(
                        "g",
                        Behavior.of("click"),
                        Behavior.of("a").requiring("click").givenOutcomeOf("b"),
                        Behavior.of("b").requiring("a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("graph 'g': behaviors [a, b] depend on each other in a circle");
    }

    @Test
    void aNameDeclaredTwiceIsRefused() {
        assertThatThrownBy(() -> BehaviorGraph.of("g", Behavior.of("click"), Behavior.of("click")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("graph 'g': behavior 'click' is declared twice");
    }

    @Test
    void graphsWithNoneOrTooManyBehaviorsAreRefused() {
        Behavior[] thirteen =
                IntStream.range(0, 13).mapToObj(i -> Behavior.of("b" + i)).toArray(Behavior[]::new);

        assertThatThrownBy(() -> BehaviorGraph.of("g"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("graph 'g': 0 behaviors; expected 1 to 12");
        assertThatThrownBy(() -> BehaviorGraph.of("g", thirteen))
                .hasMessage("graph 'g': 13 behaviors; expected 1 to 12");
    }

    @Test
    void aliasesNameQuantitiesHoweverTheirKeysAreSpaced() {
        var graph = new BehaviorGraph(
                "g", List.of(Behavior.of("click"), Behavior.of("buy")), Map.of(" buy | click ", "CVR"));

        assertThat(graph.displayName(Quantity.conditional("buy", "click"))).isEqualTo("CVR");
        assertThat(graph.displayName(Quantity.conditional("click", "buy"))).isEqualTo("p(click|buy)");
        assertThat(graph.displayName(Quantity.marginal("buy"))).isEqualTo("p(buy)");
    }

    @Test
    void anAliasOfAnUnknownBehaviorIsRefused() {
        for (String key : new String[] {"cart", "cart|click", "click|cart"}) {
            assertThatThrownBy(() -> new BehaviorGraph("g", List.of(Behavior.of("click")), Map.of(key, "X")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("graph 'g': alias of '" + key + "', which names an unknown behavior");
        }
    }
}
