/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the drawing of every graph. */
class LayoutPropertyTest {

    private static final int STEPS = 40;
    private static final double ROUNDING = 1e-9;

    static Stream<Named<BehaviorGraph>> graphs() {
        long first = Long.getLong("test.seed", 1);
        return Stream.concat(
                ExampleGraphs.all().stream().map(graph -> Named.of(graph.name(), graph)),
                LongStream.range(first, first + Long.getLong("test.seeds", 60))
                        .mapToObj(seed -> Named.of("seed " + seed, ExampleGraphs.random(seed))));
    }

    private static List<Size> sizes(BehaviorGraph graph) {
        return Card.of(CompiledGraph.of(graph)).stream().map(Card::size).toList();
    }

    private static Layout layout(BehaviorGraph graph) {
        return Layout.of(sizes(graph), Edge.of(graph));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void nodesNeverTouch(BehaviorGraph graph) {
        List<Box> boxes = layout(graph).boxes();

        for (int i = 0; i < boxes.size(); i++) {
            for (Box other : boxes.subList(0, i)) {
                Box box = boxes.get(i);
                boolean beside = box.x() > other.right() || other.x() > box.right();
                boolean below = box.y() > other.bottom() || other.y() > box.bottom();
                assertThat(beside || below).as(box + " and " + other).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everyNodeHasTheRoomThatItsTextNeeds(BehaviorGraph graph) {
        List<Size> sizes = sizes(graph);
        List<Box> boxes = layout(graph).boxes();

        assertThat(boxes).hasSameSizeAs(sizes);
        for (int i = 0; i < boxes.size(); i++) {
            assertThat(boxes.get(i).width()).isGreaterThanOrEqualTo(sizes.get(i).width());
            assertThat(boxes.get(i).height())
                    .isGreaterThanOrEqualTo(sizes.get(i).height());
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everyNodeIsRightOfAllThatLeadsToIt(BehaviorGraph graph) {
        List<Box> boxes = layout(graph).boxes();

        for (Edge edge : Edge.of(graph)) {
            assertThat(boxes.get(edge.to()).x())
                    .as("%s", edge)
                    .isGreaterThan(boxes.get(edge.from()).right());
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void edgesLeadFromTheRightSideOfTheirFirstNodeToTheLeftSideOfTheirLast(BehaviorGraph graph) {
        Layout layout = layout(graph);

        assertThat(layout.routes()).extracting(Route::edge).containsExactlyElementsOf(Edge.of(graph));
        for (Route route : layout.routes()) {
            Box from = layout.boxes().get(route.edge().from());
            Box to = layout.boxes().get(route.edge().to());
            assertThat(route.start().x()).as("%s", route).isEqualTo(from.right());
            assertThat(route.start().y()).as("%s", route).isBetween(from.y(), from.bottom());
            assertThat(route.end().x()).as("%s", route).isEqualTo(to.x());
            assertThat(route.end().y()).as("%s", route).isBetween(to.y(), to.bottom());
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void edgesEndApart(BehaviorGraph graph) {
        List<Route.Point> ends = layout(graph).routes().stream().map(Route::end).toList();

        assertThat(ends).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void noEdgeRunsThroughANode(BehaviorGraph graph) {
        Layout layout = layout(graph);

        for (Route route : layout.routes()) {
            for (double[] point : walk(route)) {
                for (Box box : layout.boxes()) {
                    boolean inside = point[0] > box.x()
                            && point[0] < box.right()
                            && point[1] >= box.y()
                            && point[1] <= box.bottom();
                    assertThat(inside).as("%s within %s", route, box).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everythingLiesWithinTheSize(BehaviorGraph graph) {
        Layout layout = layout(graph);

        for (Box box : layout.boxes()) {
            assertThat(box.x()).isNotNegative();
            assertThat(box.y()).isNotNegative();
            assertThat(box.right()).isLessThanOrEqualTo(layout.size().width());
            assertThat(box.bottom()).isLessThanOrEqualTo(layout.size().height());
        }
        for (Route route : layout.routes()) {
            for (double[] point : walk(route)) {
                assertThat(point[0]).isBetween(-ROUNDING, layout.size().width() + ROUNDING);
                assertThat(point[1]).isBetween(-ROUNDING, layout.size().height() + ROUNDING);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void theSameGraphGivesTheSameLayout(BehaviorGraph graph) {
        assertThat(layout(graph)).isEqualTo(layout(graph));
    }

    /** Points of a route: level through columns, and between them a cubic curve whose control points lie in the middle of the gap. */
    private static List<double[]> walk(Route route) {
        List<double[]> walked = new ArrayList<>();
        for (int i = 0; i + 1 < route.points().size(); i++) {
            Route.Point from = route.points().get(i);
            Route.Point to = route.points().get(i + 1);
            double middle = (from.x() + to.x()) / 2.0;
            for (int step = 0; step <= STEPS; step++) {
                double t = step / (double) STEPS;
                walked.add(
                        i % 2 == 1
                                ? new double[] {from.x() + t * (to.x() - from.x()), from.y() + t * (to.y() - from.y())}
                                : new double[] {
                                    cubic(t, from.x(), middle, middle, to.x()),
                                    cubic(t, from.y(), from.y(), to.y(), to.y())
                                });
            }
        }
        return walked;
    }

    private static double cubic(double t, double a, double b, double c, double d) {
        double s = 1 - t;
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }
}
