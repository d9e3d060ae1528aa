/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entirespace.data.ProgressListener;
import org.entirespace.data.prepare.Continuation;
import org.entirespace.data.prepare.Preparation;
import org.entirespace.data.prepare.PrepareListener;
import org.entirespace.data.prepare.PrepareOptions;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.world.BaseRates;
import org.entirespace.data.world.Dial;
import org.entirespace.data.world.World;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.entirespace.train.recipe.TrainingPlan;

/**
 * A small world of fourteen days whose items come and go: a model of the first ten days, and samples of the last four for it.
 *
 * @param folder holds log, samples and model
 */
record DailyWorld(Path folder) {

    static final LocalDate FIRST = LocalDate.parse("2026-01-11");
    static final LocalDate LAST = LocalDate.parse("2026-01-14");

    /** The day whose labels {@link #poison} turns round. */
    static final LocalDate POISONED = LocalDate.parse("2026-01-13");

    /** The recipe's text. */
    static String text() throws IOException {
        return Files.readString(Path.of("..", "recipes", "quickstart.yaml"))
                .replace("batch_size: 4096", "batch_size: 256")
                .replace("metric: log_loss", "metric: auc")
                .replace("quantity: purchase", "quantity: click")
                .replace("model: hm3", "model: esmm")
                .replace("tower: [64, 32]", "tower: [16]\n  dropout: 0.1");
    }

    static Recipe recipe(int threads) throws Exception {
        Recipe recipe = RecipeReader.read(text());
        TrainingPlan plan = recipe.training();
        return recipe.withTraining(plan.at(plan.seed(), threads));
    }

    /** Writes the log, and trains on its first ten days. */
    static DailyWorld make(Path folder) throws Exception {
        WorldOptions options = WorldOptions.defaults()
                .withSizes(500, 300, 24_000)
                .withRates(new BaseRates(0.2, 0.3, 0.2, 0.2))
                .withDial(Dial.COLD_ITEMS, 0.5)
                .withDial(Dial.DRIFT, 1);
        World.of(options).write(folder.resolve("log"), 1, ProgressListener.NONE);
        DailyWorld world = new DailyWorld(folder);
        world.prepare("log", "samples", new PrepareOptions("base", "500MB", 1, 1));
        new TrainingRun(
                        recipe(2),
                        SampleFolder.open(folder.resolve("samples")),
                        folder.resolve("model"),
                        SmallWorld.place(() -> false, TrainingListener.SILENT))
                .run();
        world.prepareFurtherDays("log", "days");
        return world;
    }

    Path model() {
        return folder.resolve("model");
    }

    SampleFolder days(String name) throws IOException {
        return SampleFolder.open(folder.resolve(name));
    }

    void prepareFurtherDays(String log, String name) throws Exception {
        Continuation continuation =
                new Continuation(ModelBundle.readManifest(model()).schema(), FIRST, LAST);
        prepare(log, name, new PrepareOptions("days", "500MB", 1, 1).with(continuation));
    }

    private void prepare(String log, String name, PrepareOptions options) throws Exception {
        Preparation.prepare(
                recipe(1).log(),
                folder.resolve(log),
                folder.resolve(name),
                options,
                SmallWorld.CLOCK,
                PrepareListener.NONE);
    }

    /** Writes a log in which what was clicked on one day was not, and what was not was bought. */
    void poison(String name) throws IOException {
        Path poisoned = Files.createDirectories(folder.resolve(name));
        List<String> impressions = Files.readAllLines(folder.resolve("log").resolve("impressions.csv"));
        Files.write(poisoned.resolve("impressions.csv"), impressions);
        List<String> header = List.of(impressions.get(0).split(",", -1));
        List<String> events = new ArrayList<>();
        Set<String> clicked = new HashSet<>();
        for (String line : Files.readAllLines(folder.resolve("log").resolve("events.csv"))) {
            String[] cells = line.split(",", -1);
            if (cells[0].startsWith(POISONED.toString())) {
                clicked.add(cells[1] + "," + cells[2]);
            } else {
                events.add(line);
            }
        }
        for (String line : impressions) {
            String[] cells = line.split(",", -1);
            String time = cells[header.indexOf("time")];
            String key = cells[header.indexOf("user_id")] + "," + cells[header.indexOf("item_id")];
            if (time.startsWith(POISONED.toString()) && !clicked.contains(key)) {
                Instant shown = Instant.parse(time);
                events.add(shown.plusSeconds(60) + "," + key + ",click");
                events.add(shown.plusSeconds(120) + "," + key + ",purchase");
            }
        }
        Files.write(poisoned.resolve("events.csv"), events);
    }
}
