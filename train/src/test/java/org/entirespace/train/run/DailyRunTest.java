/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.metric.Auc;
import org.entirespace.core.metric.Predictions;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.sample.DayRows;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.DayRecord;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.bundle.ScoreReference;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.network.Network;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.worker.Workers;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DailyRunTest {

    private static final Quantity CLICK = Quantity.marginal("click");

    @TempDir
    static Path folder;

    private static DailyWorld world = new DailyWorld(Path.of(""));

    @TempDir
    Path out;

    private final List<String> notes = new ArrayList<>();

    @BeforeAll
    static void make() throws Exception {
        world = DailyWorld.make(folder);
    }

    @Test
    void eachDayIsJudgedByTheModelOfTheDayBefore() throws Exception {
        Network before = ModelBundle.read(world.model())
                .network()
                .grown(world.days("days").manifest().schema(), 1);
        Path model = world.model();
        for (LocalDate day = DailyWorld.FIRST; !day.isAfter(DailyWorld.LAST); day = day.plusDays(1)) {
            BundleManifest manifest = goOn(model, "model", 2, day);
            DayRecord record = last(manifest);

            assertThat(record.day()).isEqualTo(day.toString());
            assertThat(record.criterion().orElseThrow()).isEqualTo(independently(before, day));
            model = out.resolve("model");
            ModelBundle learned = ModelBundle.read(model);
            before = learned.network();
            ScoreReference reference = Objects.requireNonNull(learned.reference(), "how scores are distributed");
            assertThat(reference.samples()).startsWith(day + " of train of ");
            assertThat(reference.of("click").orElseThrow().rows()).isEqualTo(record.samples());
        }
        assertThat(ModelBundle.readManifest(model).learnedDays()).hasSize(4);
    }

    /** Scores the day by another way than the run does, and takes the metric of it. */
    private static double independently(Network network, LocalDate day) throws Exception {
        try (SampleSplit split = world.days("days").open(Split.TRAIN);
                Workers workers = new Workers(1)) {
            HeadScorer scorer =
                    new HeadScorer(network.predictor(TowerLibrary.fastest(Precision.FLOAT32)), List.of(CLICK), workers);
            double[] scores = Scoring.score(scorer, split)[0];
            int from = 0;
            for (DayRows rows : SameModel.days(world.days("days").manifest())) {
                int to = from + (int) rows.rows();
                if (rows.day().equals(day)) {
                    return Auc.of(Predictions.ofEntireSpace(
                                    Arrays.copyOfRange(scores, from, to),
                                    Arrays.copyOfRange(split.labels("click"), from, to),
                                    Arrays.copyOfRange(split.groups(), from, to)))
                            .value()
                            .orElseThrow();
                }
                from = to;
            }
        }
        throw new AssertionError("no such day: " + day);
    }

    @Test
    void neitherThreadsNorRunsOfSingleDaysChangeABit() throws Exception {
        BundleManifest atOnce = goOn(world.model(), "at-once", 1, DailyWorld.LAST);
        BundleManifest threads = goOn(world.model(), "threads", 3, DailyWorld.LAST);
        Path model = world.model();
        for (LocalDate day = DailyWorld.FIRST; !day.isAfter(DailyWorld.LAST); day = day.plusDays(1)) {
            goOn(model, "single", 2, day);
            model = out.resolve("single");
        }
        BundleManifest single = ModelBundle.readManifest(model);

        assertThat(threads.files()).isEqualTo(atOnce.files());
        assertThat(single.files()).isEqualTo(atOnce.files());
        assertThat(withoutTimes(single)).isEqualTo(withoutTimes(atOnce)).isEqualTo(withoutTimes(threads));
    }

    /** What begins anew, and how it is rounded, depends on the recipe's seed, whichever day the run began with. */
    @Test
    void norDoTheyWhereRowsAreHalvedWaitAndBeginAnew() throws Exception {
        Recipe recipe = RecipeReader.read(DailyWorld.text()
                .replace("embedding: 8", "embedding: 8\n  embedding_precision: float16")
                .replace(
                        "batch_size: 256",
                        "batch_size: 256\n  embedding_optimizer: {kind: adagrad, admit_after: 2, evict_after: 8}"));
        Path base = out.resolve("base");
        new TrainingRun(
                        recipe,
                        SampleFolder.open(folder.resolve("samples")),
                        base,
                        SmallWorld.place(() -> false, TrainingListener.SILENT))
                .run();
        BundleManifest atOnce = run(recipe, world.days("days"), base, out.resolve("at-once"), true, DailyWorld.LAST);
        Recipe threads =
                recipe.withTraining(recipe.training().at(recipe.training().seed(), 4));
        Path model = base;
        for (LocalDate day = DailyWorld.FIRST; !day.isAfter(DailyWorld.LAST); day = day.plusDays(1)) {
            run(threads, world.days("days"), model, out.resolve("single"), true, day);
            model = out.resolve("single");
        }
        BundleManifest single = ModelBundle.readManifest(model);

        assertThat(single.files()).isEqualTo(atOnce.files());
        assertThatThrownBy(() -> goOn(base, "floats", 1, DailyWorld.LAST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "another network than the recipe's",
                        "embeddingPrecision=FLOAT32",
                        "embeddingPrecision=FLOAT16");
    }

    @Test
    void withoutAnOptimizerStateItStartsAfreshAndSaysSo() throws Exception {
        Recipe recipe = DailyWorld.recipe(1);
        Path model = out.resolve("model");
        run(recipe, world.days("days"), world.model(), model, false, DailyWorld.FIRST);
        notes.clear();
        BundleManifest forgetful = run(recipe, world.days("days"), model, model, false, DailyWorld.LAST);

        assertThat(notes)
                .containsExactly(
                        "no optimiser state beside the model: it starts afresh",
                        "days passed over as learned before: 1");
        assertThat(forgetful.files())
                .isNotEqualTo(goOn(world.model(), "other", 1, DailyWorld.LAST).files());
        assertThat(names(model)).noneMatch(name -> name.startsWith("optimizer"));
        assertThat(names(out.resolve("other")))
                .filteredOn(name -> name.startsWith("optimizer"))
                .hasSize(1);
    }

    @Test
    void aPoisonedDayIsNotLearnedFromAndTheBundleStaysByteForByte() throws Exception {
        world.poison("poisoned-log");
        world.prepareFurtherDays("poisoned-log", "poisoned");
        Path model = out.resolve("model");
        LocalDate dayBefore = DailyWorld.POISONED.minusDays(1);
        run(DailyWorld.recipe(1), world.days("poisoned"), world.model(), model, true, dayBefore);
        Map<String, String> good = contents(model);

        assertThatThrownBy(() -> run(DailyWorld.recipe(1), world.days("poisoned"), model, model, true, DailyWorld.LAST))
                .isInstanceOf(QualityDropException.class)
                .hasMessageContainingAll(
                        "training stopped before " + DailyWorld.POISONED + ": auc of click expected about 0.",
                        "at worst 0.",
                        "found 0.",
                        model.toString());

        assertThat(contents(model)).isEqualTo(good);
        assertThat(last(ModelBundle.read(model).manifest()).day()).isEqualTo(dayBefore.toString());
    }

    @Test
    void expectedIsWhatRecentDaysHad() throws Exception {
        List<DayRecord> days = goOn(world.model(), "model", 2, DailyWorld.LAST).learnedDays();
        double base = ModelBundle.readManifest(world.model()).history().stream()
                .filter(epoch -> epoch.criterion().isPresent())
                .mapToDouble(epoch -> epoch.criterion().getAsDouble())
                .max()
                .orElseThrow();

        assertThat(days.get(0).expected().orElseThrow()).isEqualTo(base);
        assertThat(days.get(3).expected().orElseThrow())
                .isCloseTo(
                        days.subList(0, 3).stream()
                                .mapToDouble(day -> day.criterion().orElseThrow())
                                .average()
                                .orElseThrow(),
                        within(1e-12));
        assertThat(days).allSatisfy(day -> {
            assertThat(day.lossBefore()).containsOnlyKeys("CTR", "CTCVR");
            assertThat(day.trainLoss()).containsOnlyKeys("CTR", "CTCVR");
        });
    }

    @Test
    void vocabulariesGrowAndNothingElseOfTheFields() throws Exception {
        List<FittedField> known =
                ModelBundle.readManifest(world.model()).schema().fields();
        List<FittedField> grown = world.days("days").manifest().schema().fields();

        assertThat(grown).extracting(FittedField::name).containsExactlyElementsOf(names(known));
        for (int f = 0; f < known.size(); f++) {
            FittedField field = grown.get(f);
            assertThat(field.vocabulary().subList(0, known.get(f).vocabulary().size()))
                    .isEqualTo(known.get(f).vocabulary());
            assertThat(field.boundaries()).isEqualTo(known.get(f).boundaries());
            assertThat(field.mean()).isEqualTo(known.get(f).mean());
            assertThat(field.deviation()).isEqualTo(known.get(f).deviation());
        }
        assertThat(grown.get(1).name()).isEqualTo("item_id");
        assertThat(grown.get(1).cardinality()).isGreaterThan(known.get(1).cardinality());
    }

    @Test
    void aDayHoldsTheImpressionsThatTheLogHasOfIt() throws Exception {
        List<String> log = Files.readAllLines(folder.resolve("log").resolve("impressions.csv"));
        List<DayRows> days = SameModel.days(world.days("days").manifest());

        assertThat(days).extracting(DayRows::day).startsWith(DailyWorld.FIRST).endsWith(DailyWorld.LAST);
        assertThat(days)
                .allSatisfy(day -> assertThat(log)
                        .filteredOn(line -> line.contains("," + day.day() + "T"))
                        .hasSize((int) day.rows()));
    }

    private static List<String> names(List<FittedField> fields) {
        return fields.stream().map(FittedField::name).toList();
    }

    @Test
    void aDayThatWasLearnedIsNotLearnedAgain() throws Exception {
        goOn(world.model(), "model", 2, DailyWorld.LAST);
        Map<String, String> before = contents(out.resolve("model"));
        notes.clear();

        goOn(out.resolve("model"), "model", 2, DailyWorld.LAST);

        assertThat(notes).containsExactly("days passed over as learned before: 4");
        assertThat(contents(out.resolve("model"))).isEqualTo(before);
    }

    @Test
    void whatDoesNotBelongTogetherIsRefused() throws Exception {
        SampleFolder random = SampleFolder.open(folder.resolve("samples"));
        assertThatThrownBy(() ->
                        run(DailyWorld.recipe(1), random, world.model(), out.resolve("m"), false, DailyWorld.LAST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("samples 'base' are not by days; prepare them with --from");
        assertThatThrownBy(() -> run(
                        SmallWorld.recipe(),
                        world.days("days"),
                        world.model(),
                        out.resolve("m"),
                        false,
                        DailyWorld.LAST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another graph than the recipe's");
        assertThat(out.resolve("m")).doesNotExist();
    }

    private BundleManifest goOn(Path from, String name, int threads, LocalDate lastDay) throws Exception {
        return run(DailyWorld.recipe(threads), world.days("days"), from, out.resolve(name), true, lastDay);
    }

    private BundleManifest run(
            Recipe recipe, SampleFolder samples, Path from, Path model, boolean keepsOptimizer, LocalDate lastDay)
            throws Exception {
        TrainingListener listener = new TrainingListener() {
            @Override
            public void noted(String message) {
                notes.add(message);
            }
        };
        return new DailyRun(
                        recipe,
                        samples,
                        model,
                        SmallWorld.place(() -> false, listener),
                        new DailyOptions(from, DailyOptions.MAX_DROP, keepsOptimizer, Optional.of(lastDay)))
                .run();
    }

    private static DayRecord last(BundleManifest manifest) {
        return manifest.learnedDays().get(manifest.learnedDays().size() - 1);
    }

    private static List<DayRecord> withoutTimes(BundleManifest manifest) {
        return manifest.learnedDays().stream()
                .map(day -> new DayRecord(
                        day.day(),
                        day.samples(),
                        day.steps(),
                        day.criterion(),
                        day.expected(),
                        day.lossBefore(),
                        day.trainLoss(),
                        0))
                .toList();
    }

    private static List<String> names(Path model) throws Exception {
        return List.copyOf(contents(model).keySet());
    }

    private static Map<String, String> contents(Path model) throws Exception {
        Map<String, String> contents = new TreeMap<>();
        try (var files = Files.list(model)) {
            for (Path file : files.collect(Collectors.toList())) {
                contents.put(
                        String.valueOf(file.getFileName()), FileSeal.of(file).sha256());
            }
        }
        return contents;
    }
}
