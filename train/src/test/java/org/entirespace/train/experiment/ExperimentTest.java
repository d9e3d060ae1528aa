/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the records of an experiment refuse, whoever makes them. */
class ExperimentTest {

    private static final Judging JUDGING = Judging.defaults();

    private final Recipe recipe;
    private final DataSet world;
    private final Contestant esmm = new Contestant("esmm", ModelCatalog.model("esmm"));

    ExperimentTest() throws DocumentException {
        recipe = RecipeReader.read(BaseExperiment.CLICKS);
        world = new DataSet("world", null, recipe, WorldOptions.defaults(), null, 1);
    }

    private void refused(
            String message, List<DataSet> data, List<Contestant> models, List<Long> seeds, @Nullable Search search) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Experiment("x", "", data, models, "esmm", seeds, search, null, JUDGING, null))
                .withMessageContaining(message);
    }

    @Test
    void namesAndSeedsAreClear() {
        List<Trial> trials = List.of(new Trial(null, null, null, null, null, null));
        refused("data sets []", List.of(), List.of(esmm), List.of(1L), null);
        refused("data sets [world, world]", List.of(world, world), List.of(esmm), List.of(1L), null);
        refused("models [esmm, esmm]", List.of(world), List.of(esmm, esmm), List.of(1L), null);
        refused("seeds [1, 1]", List.of(world), List.of(esmm), List.of(1L, 1L), null);
        refused(
                "data set to search on 'small'",
                List.of(world),
                List.of(esmm),
                List.of(1L),
                new Search("small", 2, trials));
        refused("search with seed 1", List.of(world), List.of(esmm), List.of(1L), new Search("world", 1, trials));
        Contestant dnn = new Contestant("dnn", ModelCatalog.model("dnn"));
        refused("baseline 'esmm'", List.of(world), List.of(dnn), List.of(1L), null);
    }

    @Test
    void aDataSetIsEitherAWorldOrARealLog() {
        WorldOptions options = WorldOptions.defaults();
        assertThatIllegalArgumentException().isThrownBy(() -> new DataSet("a", null, recipe, null, null, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new DataSet("a", null, recipe, options, "log", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new DataSet("a", 1.0, recipe, null, "log", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new DataSet("a", 1.0, recipe, options, null, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new DataSet("a", null, recipe, options, null, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new DataSet("a", null, recipe, options, null, 1.5));
    }

    @Test
    void anOnlineTestIsForWorldsOnly() {
        DataSet real = new DataSet("shop", null, recipe, null, "shop", 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Experiment(
                        "x",
                        "",
                        List.of(world, real),
                        List.of(esmm),
                        "esmm",
                        List.of(1L),
                        null,
                        Online.defaults(),
                        JUDGING,
                        null))
                .withMessageContaining("expected worlds only");
    }

    @Test
    void theBaseOfASweptDataSetIsItsNameWithoutTheValue() {
        assertThat(new DataSet("a@b@0.5", 0.5, recipe, WorldOptions.defaults(), null, 1).base())
                .isEqualTo("a@b");
        assertThat(new DataSet("a@b", null, recipe, WorldOptions.defaults(), null, 1).base())
                .isEqualTo("a@b");
    }

    @Test
    void contestantsSearchesAndJudgingHaveRanges() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Contestant("mine", ModelCatalog.model("esmm")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Search("world", 1, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Judging(-1, 0.95, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Judging.of(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Online(1, 1, 2, 3, "click"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Online(1, 1, 2, 2, "micro"));
    }
}
