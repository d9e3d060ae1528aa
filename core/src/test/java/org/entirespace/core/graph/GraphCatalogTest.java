/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GraphCatalogTest {

    @Test
    void graphsStandInTheOrderOfTheirPapersUnderTheirNames() {
        assertThat(GraphCatalog.graphs().keySet())
                .containsExactly("esmm", "esm2", "esm2-mi", "hm3", "hm3-r", "esmc", "esmg", "chain", "division");
        GraphCatalog.graphs()
                .forEach((name, graph) -> assertThat(GraphCatalog.graph(name)).isEqualTo(graph));
        GraphCatalog.graphs().forEach((name, graph) -> assertThat(graph.name()).isEqualTo(name));
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> GraphCatalog.graph("hm4"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("graph 'hm4' is not in the catalog; it has [esmm, esm2, esm2-mi, hm3, "
                        + "hm3-r, esmc, esmg, chain, division]");
    }

    @Test
    void quantitiesHaveTheNamesOfTheField() {
        BehaviorGraph hm3 = GraphCatalog.hm3();

        assertThat(CompiledGraph.of(hm3).quantities())
                .extracting(hm3::displayName)
                .containsExactly("CTR", "CTMi", "CTMa", "CTCVR", "p(micro|click)", "p(macro|click)", "CVR");
        assertThat(GraphCatalog.esm2().displayName(Quantity.marginal("action"))).isEqualTo("CTAVR");
    }
}
