/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.objective.Fitting;
import org.entirespace.data.world.BaseRates;
import org.entirespace.data.world.Dial;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.document.Mistake;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.method.ModelEntry;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentReaderTest {

    private static final WorldOptions BASE = WorldOptions.defaults()
            .withSizes(2000, WorldOptions.defaults().items(), 60_000)
            .withRates(BaseRates.RAISED)
            .withFollowUp(Duration.ofDays(2))
            .withDial(Dial.SELECTION, 1.5)
            .withDial(Dial.DRIFT, 1);

    @TempDir
    private Path folder = Path.of("");

    private BaseExperiment base = new BaseExperiment(folder);

    @BeforeEach
    void writeRecipes() {
        base = BaseExperiment.in(folder);
    }

    @Test
    void anExperimentBecomesRecords() throws IOException, DocumentException {
        Recipe world = RecipeReader.read(folder.resolve("world.yaml"));
        Recipe shop = RecipeReader.read(folder.resolve("shop.yaml"));
        ModelEntry esm2 = ModelCatalog.model("esm2");

        Experiment read = base.read(BaseExperiment.TEXT);

        ModelEntry variant = read.models().get(3).model();
        assertThat(variant.graph()).isEqualTo(GraphCatalog.esm2().named("esm2-conditional"));
        assertThat(variant.method().fitting()).isEqualTo(Fitting.CONDITIONAL);
        assertThat(variant.method().embeddings()).isEqualTo(esm2.method().embeddings());
        assertThat(read)
                .isEqualTo(new Experiment(
                        "papers",
                        "Do the models order as their papers say?",
                        List.of(
                                new DataSet(
                                        "small",
                                        null,
                                        world,
                                        BASE.withSizes(2000, BASE.items(), 10_000)
                                                .withDial(Dial.DRIFT, 0.5),
                                        null,
                                        1),
                                new DataSet("tenth", null, world, BASE, null, 0.1),
                                new DataSet("shop", null, shop, null, "logs/shop", 1)),
                        List.of(
                                catalog("dnn"),
                                catalog("esmm"),
                                catalog("esmc"),
                                new Contestant("esm2-conditional", variant)),
                        "esmm",
                        List.of(1L, 2L, 3L),
                        new Search(
                                "small",
                                100,
                                List.of(
                                        new Trial(5e-4, null, null, null, null, null),
                                        new Trial(null, null, 2048, null, 0.5, null))),
                        null,
                        new Judging(100, 0.95, List.of("age")),
                        null));
    }

    private static Contestant catalog(String name) {
        return new Contestant(name, ModelCatalog.model(name));
    }

    @Test
    void whatIsLeftOutIsTheDefaultWorldTheFirstModelAndNoSearch() throws IOException, DocumentException {
        Recipe world = RecipeReader.read(folder.resolve("world.yaml"));

        assertThat(base.read(BaseExperiment.LEAST))
                .isEqualTo(new Experiment(
                        "least",
                        "",
                        List.of(new DataSet("world", null, world, WorldOptions.defaults(), null, 1)),
                        List.of(catalog("esmm")),
                        "esmm",
                        List.of(1L),
                        null,
                        null,
                        Judging.defaults(),
                        null));
    }

    @Test
    void everyKeyOfAWorldIsTurnedByTheWorldAndByADataSet() throws DocumentException {
        String keys =
                "{users: 7, items: 70, days: 3, impressions: 700, rates: jd, follow_up: 3d, dials: {policy_skill: 1}}";
        WorldOptions turned = WorldOptions.defaults()
                .withSizes(7, 70, 700)
                .withDays(3)
                .withRates(BaseRates.JD)
                .withFollowUp(Duration.ofDays(3))
                .withDial(Dial.POLICY_SKILL, 1);

        assertThat(world(BaseExperiment.LEAST + "world: " + keys)).isEqualTo(turned);
        assertThat(world(BaseExperiment.LEAST + "data: {a: " + keys + "}")).isEqualTo(turned);
    }

    private WorldOptions world(String text) throws DocumentException {
        return world(base.read(text).data().get(0));
    }

    private static WorldOptions world(DataSet data) {
        return Objects.requireNonNull(data.world());
    }

    @Test
    void aSweepMakesEveryWorldAtEachValueInTheOrderOfTheFile() throws DocumentException {
        Experiment read = base.read(BaseExperiment.LEAST + """
                world: {dials: {selection: 1.5}}
                data:
                  small: {impressions: 100, train_share: 0.5}
                  large: {}
                sweep: {dials: [selection], values: [0, 2.0, 0.25]}
                """);

        assertThat(read.axis()).isEqualTo("selection");
        assertThat(read.data())
                .extracting(DataSet::name)
                .containsExactly("small@0", "small@2", "small@0.25", "large@0", "large@2", "large@0.25");
        assertThat(read.data()).extracting(DataSet::at).containsExactly(0.0, 2.0, 0.25, 0.0, 2.0, 0.25);
        assertThat(read.data())
                .allSatisfy(data -> assertThat(world(data).dial(Dial.SELECTION)).isEqualTo(data.at()));
        assertThat(read.data().get(2).trainShare()).isEqualTo(0.5);
        assertThat(world(read.data().get(2)).impressions()).isEqualTo(100);
    }

    @Test
    void dialsOfASweepTurnTogether() throws DocumentException {
        Experiment read = base.read(BaseExperiment.LEAST
                + "sweep: {dials: [micro_informativeness, macro_informativeness], values: [0, 1.5]}\n");

        assertThat(read.axis()).isEqualTo("micro_informativeness and macro_informativeness");
        assertThat(read.data()).extracting(DataSet::name).containsExactly("world@0", "world@1.5");
        assertThat(read.data()).allSatisfy(data -> {
            assertThat(world(data).dial(Dial.MICRO_INFORMATIVENESS)).isEqualTo(data.at());
            assertThat(world(data).dial(Dial.MACRO_INFORMATIVENESS)).isEqualTo(data.at());
        });
    }

    @Test
    void aSearchMayRunAtOneValueOfASweep() throws DocumentException {
        Experiment read = base.read(BaseExperiment.LEAST + """
                sweep: {dials: [drift], values: [0, 1.5]}
                search: {on: world@1.5, seed: 9, trials: [{}]}
                """);

        assertThat(read.search())
                .isEqualTo(new Search("world@1.5", 9, List.of(new Trial(null, null, null, null, null, null))));
    }

    @Test
    void anOnlineTestHasDefaultsForAllItsKeys() throws DocumentException {
        assertThat(base.read(BaseExperiment.LEAST).online()).isNull();
        assertThat(base.read(BaseExperiment.LEAST + "online: {}\n").online()).isEqualTo(Online.defaults());
        assertThat(base.read(BaseExperiment.LEAST
                                + "online: {users: 3, requests: 7, candidates: 5, shown: 2, rank_by: revenue}\n")
                        .online())
                .isEqualTo(new Online(3, 7, 5, 2, "revenue"));
    }

    @Test
    void aRealLogAloneNeedsNoRecipeOfWorlds() throws DocumentException {
        String text = Mistake.edited(
                BaseExperiment.LEAST, "recipe: world.yaml", "data: {shop: {recipe: shop.yaml, folder: .}}");

        assertThat(base.read(text).data()).singleElement().satisfies(data -> {
            assertThat(data.recipe().name()).isEqualTo("shop");
            assertThat(data.world()).isNull();
        });
    }
}
