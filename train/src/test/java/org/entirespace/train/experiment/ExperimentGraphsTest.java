/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entirespace.train.document.Mistake.mistake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.objective.Fitting;
import org.entirespace.model.tower.Precision;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.document.Mistake;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.method.ModelEntry;
import org.entirespace.train.recipe.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Variants with a graph of their own. */
class ExperimentGraphsTest {

    private static final String TEXT = """
            name: graphs
            data: {shop: {recipe: shop.yaml, folder: .}}
            variants:
              direct: {graph: {behaviors: {purchase: {}}}}
              whole: {graph: {behaviors: {macro: {}, purchase: {given: macro}}, aliases: {purchase|macro: MCVR}}}
              links: {graph: {behaviors: {macro: {}, purchase: {given: [macro]}}}, method: {fitting: heads}}
            seeds: [1]
            """;

    @TempDir
    private static Path folder = Path.of("");

    @Test
    void aVariantMayDeclareAGraphAndAMethod() throws DocumentException {
        Experiment read = BaseExperiment.in(folder).read(TEXT);

        Behavior macro = Behavior.of("macro");
        Behavior purchase = Behavior.of("purchase").givenOutcomeOf("macro");
        assertThat(read.models())
                .extracting(Contestant::model)
                .extracting(ModelEntry::graph)
                .containsExactly(
                        BehaviorGraph.of("direct", Behavior.of("purchase")),
                        new BehaviorGraph("whole", List.of(macro, purchase), Map.of("purchase|macro", "MCVR")),
                        BehaviorGraph.of("links", macro, purchase));
        assertThat(read.models().get(1).model().method()).isEqualTo(MethodPlan.defaults());
        assertThat(read.models().get(2).model().method().fitting()).isEqualTo(Fitting.HEADS);
    }

    @Test
    void aVariantMayBeTrainedInAnotherPrecision() throws DocumentException {
        Experiment read = BaseExperiment.in(folder).read(BaseExperiment.LEAST + """
                variants:
                  halves: {model: esmm, precision: bfloat16}
                  both: {model: esmm, method: {fitting: conditional}, precision: bfloat16}
                  mine: {graph: {behaviors: {purchase: {}}}, precision: float32}
                """);

        Recipe recipe = read.data().get(0).recipe();
        assertThat(read.models())
                .extracting(model -> model.in(recipe).training().precision())
                .containsExactly(Precision.FLOAT32, Precision.BFLOAT16, Precision.BFLOAT16, Precision.FLOAT32);
        assertThat(read.models())
                .extracting(model -> model.model().summary().replaceAll(":.*", ""))
                .endsWith(
                        "esmm with another precision", "esmm with another method and precision", "a graph of its own");
        assertThat(read.models().get(1).in(recipe))
                .as("all else is as in the catalogue, but for the name")
                .isEqualTo(new Contestant("halves", read.models().get(1).model())
                        .in(recipe)
                        .withTraining(recipe.training().in(Precision.BFLOAT16)));
    }

    @Test
    void withoutModelsTheFirstVariantIsTheBaseline() throws DocumentException {
        BaseExperiment base = BaseExperiment.in(folder);

        assertThat(base.read(TEXT).baseline()).isEqualTo("direct");
        assertThat(base.read(TEXT + "models: []\n").baseline()).isEqualTo("direct");
        assertThat(base.read(TEXT + "models: [esmm]\n").baseline()).isEqualTo("esmm");
        assertThat(base.read(TEXT + "baseline: whole\n").baseline()).isEqualTo("whole");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsPlaceAndNoOther(Mistake mistake) {
        mistake.check(TEXT, BaseExperiment.in(folder)::problems);
    }

    /** What is replaced in the experiment, by what, and all that is said about it. */
    static Stream<Mistake> mistakes() {
        return Stream.of(
                mistake(
                        "direct: {graph",
                        "direct: {model: esmm, graph",
                        "4:25: variants.direct.graph: does not go with 'model'; remove one of the two"),
                mistake(
                        "direct: {graph: {behaviors: {purchase: {}}}}",
                        "direct: {}",
                        "4:3: variants.direct: neither a model nor a graph; write model: hm3, or declare graph.behaviors"),
                mistake(
                        "direct: {graph: {behaviors: {purchase: {}}}}",
                        "direct: {graph: {}}",
                        "4:12: variants.direct.graph.behaviors: missing; Behaviors by name, as in a recipe's graph"),
                mistake(
                        "direct: {graph: {behaviors: {purchase: {}}}}",
                        "direct: {graph: {behaviors: {}}}",
                        "4:31: variants.direct.graph.behaviors: found 0 entries, expected at least 1"),
                mistake(
                        "direct: {graph: {behaviors: {purchase: {}}}}",
                        "direct: {graph: esmm}",
                        "4:19: variants.direct.graph: found text 'esmm', expected keys with values"),
                mistake(
                        "given: macro}",
                        "given: marco}",
                        "5:60: variants.whole.graph.behaviors.purchase.given: unknown behavior 'marco'; did you mean 'macro'?"),
                mistake(
                        "given: macro}",
                        "requires: macro, given: macro}",
                        "5:77: variants.whole.graph.behaviors.purchase.given: 'macro' is required, so its outcome is known; remove it"),
                mistake(
                        "whole: {graph: {behaviors: {macro: {}",
                        "whole: {graph: {behaviors: {macro: {given: purchase}",
                        "5:31: variants.whole.graph.behaviors.macro: behaviors depend on each other in a circle: macro -> purchase -> macro"),
                mistake(
                        "purchase|macro: MCVR",
                        "purchase|click: MCVR",
                        "5:79: variants.whole.graph.aliases.purchase|click: unknown behavior 'click'; known are macro, purchase"),
                mistake(
                        "{purchase: {}}",
                        "{impression: {}}",
                        "4:32: variants.direct.graph.behaviors.impression: the name stands for the root of the graph; give it another name"),
                mistake(
                        "{purchase: {}}",
                        "{purchas: {}, order: {}}",
                        "4:32: variants.direct.graph.behaviors.purchas: shop.yaml: behavior 'purchas' has no label column; did you mean 'purchase'?",
                        "4:45: variants.direct.graph.behaviors.order: shop.yaml: behavior 'order' has no label column; known are click, micro, macro, purchase, action, micro_or_macro, action_global"),
                mistake(
                        "fitting: heads",
                        "fitting: doubly_robust",
                        "6:81: variants.links.method.fitting: the graph has heads [macro, purchase|macro, purchase|!macro]; expected one behavior and another one that requires it, such as click and purchase|click; entire_space goes with every graph"),
                mistake(
                        "seeds: [1]",
                        "seeds: [1]\nbaseline: dierct",
                        "8:11: baseline: unknown model 'dierct'; did you mean 'direct'?"),
                mistake(
                        "seeds: [1]",
                        "seeds: [1]\nsearch: {on: shop, seed: 9, trials: [{trees_depth: 3}]}",
                        "8:39: search.trials[0].trees_depth: has no effect where no model is trees; remove it"));
    }

    @Test
    void everyDataSetNeedsLabelsForEveryGraph() {
        String text = Mistake.edited(TEXT, "folder: .}", "folder: .}, clicks: {recipe: clicks.yaml, folder: .}");

        assertThat(BaseExperiment.in(folder).problems(text))
                .containsExactly(
                        "5:31: variants.whole.graph.behaviors.macro: clicks.yaml: behavior 'macro' has no label column; known are click, purchase",
                        "6:31: variants.links.graph.behaviors.macro: clicks.yaml: behavior 'macro' has no label column; known are click, purchase");
    }

    @Test
    void somethingIsCompared() {
        BaseExperiment base = BaseExperiment.in(folder);
        String nothing = "name: none\nrecipe: world.yaml\nseeds: [1]\n";

        assertThat(base.problems(nothing)).containsExactly("1:1: models: missing; name models, or declare variants");
        assertThat(base.problems(nothing + "models: []\n"))
                .containsExactly("4:9: models: nothing is compared; name models, or declare variants");
    }
}
