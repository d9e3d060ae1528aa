/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.entirespace.data.plan.NegativePlan;
import org.entirespace.train.document.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be wrong with leaving negatives out, by itself and with graph and method. */
class NegativeMistakesTest {

    private static final String LAST = "  test_from: 2026-01-09T00:00:00Z\n";

    private static Mistake mistake(String value, String... problems) {
        return Mistake.mistake(LAST, LAST + "  negative_sampling: " + value + "\n", problems);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsPlaceAndNoOther(Mistake mistake) {
        BaseRecipe.check(mistake);
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                mistake(
                        "{behavior: click, rate: 0}",
                        "33:46: split.negative_sampling.rate: found 0, expected more than 0"),
                mistake(
                        "{behavior: clik, rate: 0.1}",
                        "33:33: split.negative_sampling.behavior: unknown behavior 'clik'; did you mean 'click'?"),
                mistake(
                        "{behavior: micro, rate: 0.1}",
                        "33:33: split.negative_sampling.behavior: cannot be undone: in graph 'graph' not all behaviors require 'micro', which itself requires nothing; expected that, for else more than one rate is moved"));
    }

    @Test
    void aBehaviourThatAllOthersRequireIsTaken() throws Exception {
        String text = BaseRecipe.edited(LAST, LAST + "  negative_sampling: {behavior: click, rate: 0.25}\n");

        Recipe recipe = RecipeReader.read(text);

        assertThat(recipe.log().split().negativeSampling()).isEqualTo(new NegativePlan("click", 0.25));
        assertThat(SampledRecipe.planned(recipe).logitShifts()).containsOnly(java.util.Map.entry("click", Math.log(4)));
        assertThat(recipe.readout().logitShifts()).isEmpty();
    }

    @Test
    void theShiftIsOfTheBehaviourWhoseLabelItIs() throws Exception {
        Recipe recipe = RecipeReader.read(OptionRecipes.SAMPLED
                .replace("      click: {events: [click]}", "      tap: {events: [click]}")
                .replace("  click: {events: [click]}", "  tap: {events: [click]}")
                .replace("behavior: click", "behavior: tap")
                .replace("model: esmm", "model: esmm\ngraph: {labels: {click: tap}}"));

        assertThat(SampledRecipe.planned(recipe).logitShifts()).containsOnlyKeys("click");
    }

    @Test
    void anotherHeadMustNotBeTiedToIt() {
        String text = BaseRecipe.edited(LAST, LAST + "  negative_sampling: {behavior: click, rate: 0.1}\n")
                .replace(
                        "network:\n",
                        "method: {constraint: {kind: l2_symmetric, first: click, second: micro|click}}\nnetwork:\n");

        assertThat(BaseRecipe.problems(text))
                .singleElement()
                .asString()
                .contains("the constraint ties p(click) to another head; expected none on it, for it alone is moved");
    }
}
