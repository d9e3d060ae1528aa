/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class GraphPictureTest {

    private static final String HOSTILE = "</text><script>alert('x')</script>\"&\u0001\uD800";

    static Stream<BehaviorGraph> graphs() {
        return Stream.concat(
                ExampleGraphs.all().stream(), IntStream.range(0, 20).mapToObj(ExampleGraphs::random));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everyDrawingIsXmlWithATitleADescriptionAndNoScript(BehaviorGraph graph) throws Exception {
        Document drawing = Svg.parse(GraphPicture.file(CompiledGraph.of(graph)));
        Element root = drawing.getDocumentElement();

        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(root.getAttribute("role")).isEqualTo("img");
        assertThat(root.getFirstChild().getTextContent()).isEqualTo("Behaviour graph " + graph.name());
        assertThat(Svg.elements(drawing, "desc").get(0).getTextContent()).contains(graph.behaviorNames());
        assertThat(Svg.elements(drawing, "*"))
                .extracting(Element::getTagName)
                .containsOnly("svg", "title", "desc", "style", "g", "rect", "text", "path", "circle");
        assertThat(Svg.texts(drawing, "name"))
                .hasSize(graph.behaviors().size() + 1)
                .contains("impression");
    }

    @Test
    void hm3IsDrawnWithItsMarginalsHeadsAndBothKindsOfLines() throws Exception {
        Document drawing = Svg.parse(GraphPicture.file(CompiledGraph.of(GraphCatalog.hm3())));

        assertThat(Svg.texts(drawing, "name")).containsExactly("impression", "click", "micro", "macro", "purchase");
        assertThat(Svg.texts(drawing, "alias")).containsExactly("CTR", "CTMi", "CTMa", "CTCVR");
        assertThat(Svg.texts(drawing, "head"))
                .containsExactly(
                        "p(click)",
                        "p(micro|click)",
                        "p(macro|click,micro)",
                        "p(macro|click,!micro)",
                        "p(purchase|click,macro)",
                        "p(purchase|click,!macro)");
        assertThat(Svg.elements(drawing, "title"))
                .extracting(Element::getTextContent)
                .contains(
                        "micro, macro and purchase cannot happen without click",
                        "the rate of macro depends on whether micro happened",
                        "the rate of purchase depends on whether macro happened",
                        "click, CTR on all impressions; heads: p(click)");
        assertThat(Svg.elements(drawing, "desc").get(0).getTextContent())
                .isEqualTo(
                        "click may follow any impression. micro cannot happen without click. macro cannot happen without"
                                + " click; its rate depends on whether micro happened. purchase cannot happen without click; its"
                                + " rate depends on whether macro happened.");
        // six edges and two samples in the legend; a ring for each outcome that did not happen
        assertThat(Svg.ofClass(drawing, "arrow")).hasSize(6 + 2);
        assertThat(Svg.ofClass(drawing, "ring")).hasSize(2 + 1);
    }

    @Test
    void theLegendTellsOnlyOfLinesThatAreThere() throws Exception {
        Document chain = Svg.parse(GraphPicture.file(CompiledGraph.of(ExampleGraphs.chain())));
        Document view = Svg.parse(GraphPicture.file(CompiledGraph.of(ExampleGraphs.viewThrough())));

        assertThat(Svg.texts(chain, "legend")).containsExactly("the right one cannot happen without the left one");
        assertThat(Svg.ofClass(chain, "ring")).isEmpty();
        assertThat(Svg.texts(view, "legend"))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).startsWith("the rate of the right one depends on the left one"));
    }

    @Test
    void anElementOfAPageIsTheSameDrawingAndNamesNoAddress() throws Exception {
        CompiledGraph graph = CompiledGraph.of(GraphCatalog.esm2());
        String element = GraphPicture.element(graph);

        assertThat(element)
                .startsWith("<svg class=\"behavior-graph\"")
                .endsWith("</svg>")
                .doesNotContain("http");
        assertThat(GraphPicture.file(graph)).endsWith(element.substring("<svg ".length()) + "\n");
    }

    @Test
    void theSameGraphGivesTheSameBytes() {
        assertThat(GraphPicture.file(CompiledGraph.of(ExampleGraphs.random(3))))
                .isEqualTo(GraphPicture.file(CompiledGraph.of(ExampleGraphs.random(3))));
    }

    @Test
    void namesNeverBecomeMarkup() throws Exception {
        var graph = new BehaviorGraph(HOSTILE, List.of(Behavior.of("click")), Map.of("click", HOSTILE));

        String drawn = GraphPicture.file(CompiledGraph.of(graph));

        assertThat(drawn).doesNotContain("<script");
        Document drawing = Svg.parse(drawn);
        assertThat(drawing.getDocumentElement().getFirstChild().getTextContent())
                .isEqualTo("Behaviour graph </text><script>alert('x')</script>\"&\uFFFD\uFFFD");
        assertThat(Svg.texts(drawing, "alias"))
                .singleElement()
                .asString()
                .startsWith("</text><scr")
                .contains("…");
    }

    @Test
    void longNamesAndLongListsAreShortenedButToldInFull() throws Exception {
        String name = "x".repeat(30) + "_of_a_behaviour_with_a_long_name";
        List<Behavior> behaviors = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            behaviors.add(Behavior.of("b" + i));
        }
        behaviors.add(new Behavior(name, List.of(), List.of("b0", "b1", "b2", "b3")));

        Document drawing =
                Svg.parse(GraphPicture.file(CompiledGraph.of(new BehaviorGraph("long", behaviors, Map.of()))));

        assertThat(Svg.texts(drawing, "name")).last().isEqualTo("xxxxxxxxxxx…_a_long_name");
        assertThat(Svg.texts(drawing, "head")).hasSize(4 + 8).last().isEqualTo("and 9 more heads");
        assertThat(Svg.elements(drawing, "title"))
                .extracting(Element::getTextContent)
                .anySatisfy(told -> assertThat(told).contains("p(" + name + "|!b0,!b1,!b2,!b3)"));
    }

    @Test
    void unclosedElementsAreNotWritten() {
        assertThatThrownBy(() -> new Xml().open("g").toString()).hasMessageContaining("unclosed elements [g]");
        assertThatThrownBy(() -> new Xml().empty("g", "class")).hasMessageContaining("attribute without a value");
    }

    @Test
    void theStylesheetHasNothingThatMarkupWouldEscape() {
        assertThat(Stylesheet.text()).doesNotContain("<", ">", "&", "\"", "'", "@import", "url(");
    }
}
