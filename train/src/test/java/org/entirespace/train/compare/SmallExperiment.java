/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.entirespace.data.world.BaseRates;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.train.experiment.Contestant;
import org.entirespace.train.experiment.DataSet;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Judging;
import org.entirespace.train.experiment.Online;
import org.entirespace.train.experiment.Search;
import org.entirespace.train.experiment.Trial;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.jspecify.annotations.Nullable;

/** An experiment of seconds: two models in a small world with raised rates. */
final class SmallExperiment {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-01T00:00:00Z"), ZoneOffset.UTC);

    private SmallExperiment() {}

    static Recipe recipe() throws Exception {
        return RecipeReader.read(Files.readString(Path.of("..", "recipes", "quickstart.yaml"))
                .replace("epochs: 4", "epochs: 2")
                .replace("batch_size: 4096", "batch_size: 512"));
    }

    static WorldOptions world() {
        return WorldOptions.defaults().withSizes(500, 200, 20_000).withRates(new BaseRates(0.2, 0.3, 0.2, 0.2));
    }

    static Experiment of(@Nullable Search search, Judging judging, List<Long> seeds) throws Exception {
        return new Experiment(
                "small",
                "Does it run?",
                List.of(
                        new DataSet("whole", null, recipe(), world(), null, 1),
                        new DataSet("half", null, recipe(), world(), null, 0.5)),
                models("dnn", "esmm"),
                "dnn",
                seeds,
                search,
                null,
                judging,
                null);
    }

    /** Two models online, in one world. */
    static Experiment online(Online online) throws Exception {
        return new Experiment(
                "small",
                "Who sells more?",
                List.of(new DataSet("whole", null, recipe(), world(), null, 1)),
                models("dnn", "esmm"),
                "dnn",
                List.of(1L),
                null,
                online,
                Judging.of(20, 0.9),
                null);
    }

    /** The first data set stops by a loss, the one that is searched on by an AUC. */
    static Experiment searchedByAuc(Judging judging) throws Exception {
        Recipe byAuc = RecipeReader.read(Files.readString(Path.of("..", "recipes", "quickstart.yaml"))
                .replace("epochs: 4", "epochs: 1")
                .replace("batch_size: 4096", "batch_size: 512")
                .replace("metric: log_loss", "metric: auc"));
        return new Experiment(
                "mixed",
                "",
                List.of(
                        new DataSet("whole", null, recipe(), world(), null, 0.1),
                        new DataSet("half", null, byAuc, world(), null, 0.5)),
                models("esmm"),
                "esmm",
                List.of(1L),
                search(),
                null,
                judging,
                null);
    }

    static List<Contestant> models(String... names) {
        return Stream.of(names)
                .map(name -> new Contestant(name, ModelCatalog.model(name)))
                .toList();
    }

    static Search search() {
        return new Search(
                "half",
                9,
                List.of(new Trial(1e-3, null, null, 1, null, null), new Trial(5e-3, null, null, 1, null, null)));
    }

    static Comparison comparison(
            Experiment experiment, Path work, int workers, BooleanSupplier stop, CompareListener listener) {
        return new Comparison(
                experiment,
                new CompareOptions(work, Path.of("."), workers, 2, "500MB", false),
                CLOCK,
                System::nanoTime,
                stop,
                listener);
    }

    /** Remembers what it hears. */
    static class Heard implements CompareListener {
        final List<RunKey> ended = new ArrayList<>();
        final List<RunKey> failed = new ArrayList<>();
        final List<String> prepared = new ArrayList<>();
        final List<String> chosen = new ArrayList<>();
        int doneBefore = -1;

        @Override
        public synchronized void began(int runs, int done) {
            doneBefore = done;
        }

        @Override
        public synchronized void preparing(String what) {
            prepared.add(what);
        }

        @Override
        public synchronized void ended(RunRecord record) {
            ended.add(record.key());
        }

        @Override
        public synchronized void failed(RunKey run, Throwable why) {
            failed.add(run);
        }

        @Override
        public synchronized void chose(String model, int trial, String criterion) {
            chosen.add(model + " " + trial);
        }
    }
}
