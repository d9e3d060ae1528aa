/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.entirespace.core.graph.SpaceConfusion;
import org.entirespace.data.prepare.Preparation;
import org.entirespace.data.prepare.PrepareListener;
import org.entirespace.data.prepare.PrepareOptions;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.Split;
import org.entirespace.train.evaluate.LabelCounts;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples with every ailment the doctor knows: 1,200 impressions that train, 400 that validate and 400 that test. */
class DoctorTest {

    private static final String RECIPE = """
            name: ailing
            sources:
              none: {format: csv, files: [none.csv], header: true, columns: {x: BIGINT}}
            views:
              shown: >
                SELECT i AS item, i AS seconds, 'g' || (i % 100) AS person, 'site' AS site, i % 7 AS price,
                       CASE WHEN i < 1200 THEN 'b' || (i % 3) ELSE 'new' END AS brand
                FROM range(2000) r(i)
              done: >
                SELECT item, seconds, unnest(['click', 'pay', 'cart', 'everywhere']) AS type,
                       unnest([i % 2 = 0, i % 4 = 0 AND (i < 1600 OR i % 40 = 0) OR i IN (7, 9), i % 10 = 0, i % 5 = 0]) AS done
                FROM (SELECT *, item AS i FROM shown)
              acts: SELECT * FROM done WHERE done
            impressions: {view: shown, key: [item], time: seconds, time_unit: seconds, group: person}
            events: {view: acts, key: [item], time: seconds, time_unit: seconds, type: type}
            behaviors:
              click: {events: [click]}
              purchase: {events: [pay], window: 100s}
              cart: {events: [cart]}
              global: {events: [everywhere]}
            fields:
              site: {kind: categorical}
              brand: {kind: categorical}
              price: {kind: numeric}
            split: {validation_from: "1970-01-01T00:20:00Z", test_from: "1970-01-01T00:26:40Z"}
            model: esmm
            """;

    @TempDir
    Path folder;

    private Diagnosis examine(String recipeText, @Nullable ConfusionQuestion question) throws Exception {
        Recipe recipe = RecipeReader.read(recipeText);
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("none.csv"), "x\n1\n");
        Path samples = folder.resolve("samples");
        Preparation.prepare(
                RecipeReader.read(RECIPE).log(),
                data,
                samples,
                new PrepareOptions("ailing", "500MB", 1, 1),
                Clock.systemUTC(),
                PrepareListener.NONE);
        return Doctor.examine(recipe, SampleFolder.open(samples), question, DoctorOptions.defaults());
    }

    @Test
    void everyAilmentIsFound() throws Exception {
        Diagnosis diagnosis = examine(RECIPE, null);

        assertThat(diagnosis.findings())
                .extracting(Finding::text)
                .containsExactly(
                        "train split: 'purchase' happened without 'click', which it requires, on 2 rows, first on row "
                                + firstRow(diagnosis) + "; training refuses it",
                        "label 'cart' has 40 positives in the validation split, fewer than 50: metrics and their intervals"
                                + " say little",
                        "label 'purchase' has 8 positives in the test split, fewer than 50: metrics and their intervals say"
                                + " little",
                        "label 'cart' has 40 positives in the test split, fewer than 50: metrics and their intervals say"
                                + " little",
                        "the rate of purchase drifts: 25.167 % in the train split, 2.667 % in the test split",
                        "the rate of purchase|click drifts: 50.000 % in the train split, 5.333 % in the test split",
                        "field 'site' has one value throughout the train split; a model learns nothing by it",
                        "field 'brand': all values of the validation split are unknown to its vocabulary, which has 3 texts",
                        "field 'brand': all values of the test split are unknown to its vocabulary, which has 3 texts");
        assertThat(diagnosis.hasErrors()).isTrue();
        assertThat(diagnosis.confusion()).isNull();
    }

    /** The samples are shuffled, so the row is read off the message; the rest of it is compared. */
    private static String firstRow(Diagnosis diagnosis) {
        return diagnosis.findings().get(0).text().replaceAll(".*first on row (\\d+);.*", "$1");
    }

    @Test
    void theFunnelHasEveryLabelAmongWhatItRequires() throws Exception {
        Diagnosis diagnosis = examine(RECIPE, null);

        Funnel test = diagnosis.funnels().get(2);
        assertThat(test.split()).isEqualTo(Split.TEST);
        // the last hundred seconds of impressions are too young for the purchase
        assertThat(test.steps())
                .containsExactly(
                        new FunnelStep("click", "impression", new LabelCounts(200, 200, 0)),
                        new FunnelStep("purchase", "impression", new LabelCounts(8, 292, 100)),
                        new FunnelStep("purchase", "click", new LabelCounts(8, 142, 50)),
                        new FunnelStep("cart", "impression", new LabelCounts(40, 360, 0)),
                        new FunnelStep("global", "impression", new LabelCounts(80, 320, 0)));
        assertThat(diagnosis.fields().get(1).splits())
                .containsExactly(
                        new FieldState.Values(Split.TRAIN, 1200, 0, 0, false),
                        new FieldState.Values(Split.VALIDATION, 400, 0, 400, true),
                        new FieldState.Values(Split.TEST, 400, 0, 400, true));
    }

    @Test
    void samplesOfAnotherRecipeAreToldOf() throws Exception {
        Diagnosis diagnosis = examine(RECIPE.replace("window: 100s", "window: 90s"), null);

        assertThat(diagnosis.findings())
                .extracting(Finding::text)
                .contains("the samples were not prepared by this recipe: its log side has changed since");
    }

    /** Of 600 clicked training rows, i even, every fifth has both actions; the cart is the whole of the global one there. */
    @Test
    void confusionIsThatOfClickedTrainingRows() throws Exception {
        Diagnosis diagnosis = examine(RECIPE, new ConfusionQuestion("click", "cart", "global", "purchase"));

        assertThat(counts(diagnosis)).isEqualTo(new SpaceConfusion.Counts(600, 50, 120, 120, 300, 60, 0));
        assertThat(DiagnosisText.render(diagnosis)).contains("No confusion shows: the interval of the bias holds 0.");
        assertThat(DiagnosisJson.tree(diagnosis)
                        .at("/spaceConfusion/bias/value")
                        .asDouble())
                .isZero();
    }

    @Test
    void aLocalLabelThatTheGlobalOneLacksIsToldOf() throws Exception {
        Diagnosis diagnosis = examine(RECIPE, new ConfusionQuestion("click", "purchase", "cart", "purchase"));

        assertThat(diagnosis.findings())
                .extracting(Finding::text)
                .contains(
                        "label 'purchase' is positive and 'cart' negative on 240 clicked training rows, so the second does"
                                + " not include the first; compare their events and windows");
    }

    @Test
    void whatCannotBeMeasuredIsUndefinedInTextAndJson() throws Exception {
        Diagnosis diagnosis = examine(RECIPE, new ConfusionQuestion("click", "cart", "click", "purchase"));

        assertThat(DiagnosisText.render(diagnosis))
                .contains("  undefined: a global action on every one of 600 clicked rows\n");
        assertThat(DiagnosisJson.text(diagnosis))
                .contains("\"undefined\" : \"a global action on every one of 600 clicked rows\"");
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        for (DoctorOptionsOf wrong : List.<DoctorOptionsOf>of(
                () -> new DoctorOptions(0, 1, 2, 0.9),
                () -> new DoctorOptions(1, 0, 2, 0.9),
                () -> new DoctorOptions(1, 1, 1, 0.9),
                () -> new DoctorOptions(1, 1, 2, 1))) {
            assertThatIllegalArgumentException().isThrownBy(wrong::make);
        }
    }

    private interface DoctorOptionsOf {
        DoctorOptions make();
    }

    private static SpaceConfusion.Counts counts(Diagnosis diagnosis) {
        SpaceConfusion confusion = java.util.Objects.requireNonNull(diagnosis.confusion());
        return confusion.fold(SpaceConfusion.Measured::counts, SpaceConfusion.Undefined::counts);
    }
}
