/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static Layout layout(BehaviorGraph graph) {
        return Layout.of(Collections.nCopies(graph.behaviors().size() + 1, new Size(80, 60)), Edge.of(graph));
    }

    @Test
    void whatRequiresNoBehaviorHangsOnTheImpression() {
        assertThat(Edge.of(ExampleGraphs.viewThrough()))
                .containsExactly(
                        new Edge(0, 1, Edge.Kind.REQUIRES),
                        new Edge(0, 2, Edge.Kind.REQUIRES),
                        new Edge(1, 2, Edge.Kind.GIVEN));
    }

    @Test
    void whatIsRequiredAndGivenGetsOneLine() {
        var twice = new Behavior("pay", List.of("click"), List.of("click"));

        assertThat(Edge.of(new BehaviorGraph("twice", List.of(Behavior.of("click"), twice), Map.of())))
                .containsExactly(new Edge(0, 1, Edge.Kind.REQUIRES), new Edge(1, 2, Edge.Kind.REQUIRES));
    }

    @Test
    void anEdgeGoesForward() {
        assertThatThrownBy(() -> new Edge(2, 2, Edge.Kind.GIVEN))
                .hasMessage("edge from node 2 to 2; expected an earlier one first");
    }

    @Test
    void aNodeLiesInTheLayerOfTheLongestWayAndEdgesOfOneKindPassTogether() {
        Lattice lattice = Lattice.of(5, Edge.of(GraphCatalog.hm3()));

        // the last two are passages of click's edges to macro and purchase
        assertThat(lattice.layerOf()).containsExactly(0, 1, 2, 3, 4, 2, 3);
        assertThat(lattice.chains()).contains(List.of(1, 5, 3), List.of(1, 5, 6, 4));
        assertThat(lattice.links()).doesNotHaveDuplicates().hasSize(8);
    }

    @Test
    void crossingsThatAnotherOrderAvoidsAreAvoided() {
        List<Edge> edges = List.of(
                new Edge(0, 1, Edge.Kind.REQUIRES),
                new Edge(0, 2, Edge.Kind.REQUIRES),
                new Edge(2, 3, Edge.Kind.REQUIRES),
                new Edge(1, 4, Edge.Kind.REQUIRES));
        Lattice lattice = Lattice.of(5, edges);

        assertThat(Ordering.crossings(lattice, List.of(List.of(0), List.of(1, 2), List.of(3, 4))))
                .isEqualTo(1);
        assertThat(Ordering.crossings(lattice, Ordering.of(lattice))).isZero();
    }

    @Test
    void theMainWayOfHm3RunsStraight() {
        Layout layout = layout(GraphCatalog.hm3());

        assertThat(layout.boxes())
                .extracting(Box::middle)
                .containsOnly(layout.boxes().get(0).middle());
    }

    @Test
    void anEdgeThatSkipsALayerRunsAroundTheNodeInIt() {
        Layout layout = layout(GraphCatalog.esm2());
        Route route = layout.routes().stream()
                .filter(way -> way.edge().equals(new Edge(1, 3, Edge.Kind.REQUIRES)))
                .findFirst()
                .orElseThrow();
        Box action = layout.boxes().get(2);

        assertThat(route.points()).hasSize(4);
        assertThat(route.points().get(1).y()).isLessThan(action.y());
        assertThat(route.points().get(1).x()).isEqualTo(action.x());
        assertThat(route.points().get(2).x()).isEqualTo(action.right());
    }

    @Test
    void manyEdgesMakeTheirNodeTaller() {
        Box last = layout(ExampleGraphs.densest()).boxes().get(12);

        assertThat(last.height()).isGreaterThan(11 * 10);
    }

    @Test
    void aRouteHasPairsOfPoints() {
        Edge edge = new Edge(0, 1, Edge.Kind.GIVEN);

        assertThatThrownBy(() -> new Route(edge, List.of(new Route.Point(0, 0))))
                .hasMessageContaining("1 points; expected pairs");
    }
}
