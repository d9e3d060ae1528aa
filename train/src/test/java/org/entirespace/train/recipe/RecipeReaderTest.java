/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.graph.Quantity;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.document.DocumentProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeReaderTest {

    @Test
    void aRecipeBecomesRecords() throws DocumentException {
        Recipe recipe = RecipeReader.read(BaseRecipe.TEXT);

        assertThat(recipe.name()).isEqualTo("shop");
        assertThat(recipe.log().behaviors().keySet()).containsExactly("click", "micro", "macro", "purchase");
        assertThat(recipe.graph().graph().behaviors())
                .containsExactly(
                        Behavior.of("click"),
                        Behavior.of("micro").requiring("click"),
                        Behavior.of("macro").requiring("click").givenOutcomeOf("micro"),
                        Behavior.of("purchase").requiring("click").givenOutcomeOf("macro"));
        assertThat(recipe.graph().label("macro")).isEqualTo("macro");
        assertThat(recipe.network().embeddingOf("user")).isEqualTo(32);
        assertThat(recipe.network().embeddingOf("brand")).isEqualTo(16);
        assertThat(recipe.training().earlyStopping().quantity()).isEqualTo(Quantity.conditional("purchase", "click"));
    }

    @Test
    void aNameAloneStandsForAListOfOneWhereTheGraphNamesBehaviors() throws DocumentException {
        String lists = BaseRecipe.edited(
                BaseRecipe.edited("given: micro}", "given: [micro]}"), "{requires: click}", "{requires: [click]}");

        assertThat(RecipeReader.read(BaseRecipe.TEXT)).isEqualTo(RecipeReader.read(lists));
    }

    @Test
    void aModelBringsItsNamesAndMayRenameItsLabels() throws DocumentException {
        String own = BaseRecipe.TEXT.substring(
                BaseRecipe.TEXT.indexOf("  behaviors:\n"), BaseRecipe.TEXT.indexOf("network:"));
        GraphPlan plan = RecipeReader.read(
                        BaseRecipe.edited("graph:\n" + own, "model: esm2\ngraph: {labels: {action: macro}}\n"))
                .graph();

        assertThat(plan.graph()).isEqualTo(GraphCatalog.esm2());
        assertThat(plan.labels()).isEqualTo(Map.of("click", "click", "action", "macro", "purchase", "purchase"));
    }

    @Test
    void aSourceMayBeReadWithoutAView() throws DocumentException {
        Recipe recipe = RecipeReader.read(BaseRecipe.edited("view: shown", "view: log"));

        assertThat(recipe.log().impressions().view()).isEqualTo("log");
    }

    @Test
    void aWindowWithTimingAnyIsAllowedAndSoIsUntilAfterwards() {
        String micro = "micro: {events: [picture, comments], follows: click}";
        String anywhere = "micro: {events: [picture], follows: click, window: 1h, timing: any, until: purchase}";

        assertThat(BaseRecipe.problems(BaseRecipe.edited(micro, anywhere))).isEmpty();
    }

    @Test
    void allMistakesAreToldInOnePassSortedByPlace() {
        String text = BaseRecipe.TEXT
                .replace("files: [events/*.csv]", "files: []")
                .replace("view: acts", "view: act")
                .replace("window: 30m", "window: half an hour")
                .replace("encoding: hash, buckets: 1000", "encoding: hash")
                .replace("test_from: 2026-01-09T00:00:00Z", "test_from: 2026-01-07T00:00:00Z")
                .replace("given: micro", "given: mikro")
                .replace("  epochs: 3", "  epochs: 3.5")
                .replace("batch_size", "batchsize")
                .replace("weights: {purchase", "weights: {purchse")
                .replace("[click, purchase, purchase|click]", "[click, click|purchase]");

        assertThat(BaseRecipe.problems(text))
                .containsExactly(
                        "3:29: sources.log.files: found 0 entries, expected at least 1",
                        "13:9: events.view: unknown view 'act'; did you mean 'acts'?",
                        "18:36: behaviors.click.window: found 'half an hour', expected a whole number and a unit,"
                                + " such as 90s, 30m, 12h, 7d or 2w",
                        "25:3: fields.user.buckets: missing; encoding hash needs a number of buckets",
                        "31:20: split.validation_from: found 2026-01-08T00:00:00Z, expected an instant before"
                                + " test_from, 2026-01-07T00:00:00Z",
                        "37:37: graph.behaviors.macro.given: unknown behavior 'mikro'; did you mean 'micro'?",
                        "43:11: training.epochs: found number 3.5, expected a whole number",
                        "44:3: training.batchsize: unknown key; did you mean 'batch_size'?",
                        "45:13: training.weights.purchse: unknown behavior 'purchse'; did you mean 'purchase'?");
    }

    @Test
    void unknownBehaviorsAreToldEvenWhereTheSchemaIsBroken() {
        String text = BaseRecipe.TEXT
                .replace("fields:\n", "fields: none\nextra:\n")
                .replace("name: shop\n", "")
                .replace("weights: {purchase", "weights: {purchse");

        assertThat(BaseRecipe.problems(text))
                .contains("45:13: training.weights.purchse: unknown behavior 'purchse'; did you mean 'purchase'?")
                .contains("23:9: fields: found text 'none', expected keys with values")
                .contains("24:1: extra: unknown key; known are name, sources, views, impressions, events, behaviors,"
                        + " history, fields, split, quality, model, graph, method, network, training, evaluation")
                .contains("1:1: name: missing; Name of the recipe");
    }

    @Test
    void aMetricByGroupNeedsAGroup() {
        String text = BaseRecipe.edited(BaseRecipe.edited("  group: user\n", ""), "metric: auc", "metric: gauc");

        assertThat(BaseRecipe.problems(text))
                .containsExactly("45:28: training.early_stopping.metric: gauc needs groups; name their column by"
                        + " impressions.group");
    }

    @Test
    void sharesNeedSomethingToHash() {
        String text = BaseRecipe.edited(
                BaseRecipe.edited("  group: user\n", ""),
                "  validation_from: 2026-01-08T00:00:00Z\n",
                "  validation: 0.1\n");

        assertThat(BaseRecipe.problems(text))
                .containsExactly("29:1: split.by: missing; shares need columns to hash, here or as impressions.group");
    }

    @Test
    void theMessageHasALineForEachProblemThatBeginsWithTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("shop.yaml"),
                BaseRecipe.edited(BaseRecipe.edited("batch_size", "batchsize"), "epochs: 3", "epochs: 0"));

        assertThatThrownBy(() -> RecipeReader.read(file))
                .isInstanceOf(DocumentException.class)
                .hasMessage(file + ":43:11: training.epochs: found 0, expected at least 1\n" + file
                        + ":44:3: training.batchsize: unknown key; did you mean 'batch_size'?");
    }

    @Test
    void aFileIsReadLikeItsText(@TempDir Path folder) throws IOException, DocumentException {
        Path file = Files.writeString(folder.resolve("shop.yaml"), BaseRecipe.TEXT);

        assertThat(RecipeReader.read(file)).isEqualTo(RecipeReader.read(BaseRecipe.TEXT));
    }

    @Test
    void aMissingFileIsAnInputOutputError(@TempDir Path folder) {
        assertThatThrownBy(() -> RecipeReader.read(folder.resolve("none.yaml"))).isInstanceOf(IOException.class);
    }

    @Test
    void bytesThatAreNotUtf8AreRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'n', ':', ' ', (byte) 0xe4, '\n'});

        var thrown = catchThrowableOfType(DocumentException.class, () -> RecipeReader.read(file));

        assertThat(thrown.problems()).containsExactly(new DocumentProblem("", 1, 1, "not a text in UTF-8", ""));
    }

    @Test
    void byteOrderMarksAndCarriageReturnsChangeNothing() throws DocumentException {
        Recipe plain = RecipeReader.read(BaseRecipe.TEXT);

        assertThat(RecipeReader.read("\uFEFF" + BaseRecipe.TEXT)).isEqualTo(plain);
        assertThat(RecipeReader.read(BaseRecipe.TEXT.replace("\n", "\r\n"))).isEqualTo(plain);
        assertThat(BaseRecipe.problems(
                        "\uFEFF" + BaseRecipe.edited("epochs: 3", "epochs: 0").replace("\n", "\r\n")))
                .containsExactly("43:11: training.epochs: found 0, expected at least 1");
    }

    @Test
    void columnsCountCharactersBeyondTheBasicPlaneOnce() {
        String text =
                BaseRecipe.edited("  click: {events: [click], window: 30m}", "  click: {events: [\"😀\"], window: x}");

        assertThat(BaseRecipe.problems(text)).hasSize(1).first().asString().startsWith("18:34: behaviors.click.window");
    }

    @Test
    void textsThatHoldNoRecipeAreRefused() {
        assertThat(BaseRecipe.problems(""))
                .containsExactly("1:1: found nothing, expected a recipe; a recipe begins with 'name: ...'");
        assertThat(BaseRecipe.problems("# a remark\n")).hasSize(1);
        assertThat(BaseRecipe.problems("- a\n- b\n")).containsExactly("1:1: found a list, expected keys with values");
        assertThat(BaseRecipe.problems("shop")).containsExactly("1:1: found text 'shop', expected keys with values");
        assertThat(BaseRecipe.problems(BaseRecipe.TEXT + "---\nname: other\n"))
                .containsExactly("50:1: a second document begins here; a file holds one recipe");
    }

    @Test
    void readingIsFastOnceTheSchemaIsLoaded() throws DocumentException {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            RecipeReader.read(BaseRecipe.TEXT);
            fastest = Math.min(fastest, (System.nanoTime() - start) / 1_000_000);
        }

        assertThat(fastest).as("milliseconds").isLessThan(300);
    }

    @Test
    void defaultsOfTrainingFollowFromTheRestOfTheRecipe() throws DocumentException {
        String stopping = "  early_stopping: {metric: auc, quantity: purchase|click}\n";
        TrainingPlan plan = RecipeReader.read(BaseRecipe.edited(stopping, "  learning_rate: 0.25\n"))
                .training();

        assertThat(plan.embeddingLearningRate()).isEqualTo(0.25);
        assertThat(plan.earlyStopping().quantity()).isEqualTo(Quantity.marginal("purchase"));
        assertThat(List.of(plan.weights())).containsExactly(Map.of("purchase", 2.0));
    }
}
