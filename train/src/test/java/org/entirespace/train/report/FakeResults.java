/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.core.metric.MetricValue;
import org.entirespace.data.world.Dial;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.train.compare.Column;
import org.entirespace.train.compare.Figure;
import org.entirespace.train.compare.RunKey;
import org.entirespace.train.compare.RunRecord;
import org.entirespace.train.compare.Summary;
import org.entirespace.train.experiment.Contestant;
import org.entirespace.train.experiment.DataSet;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Judging;
import org.entirespace.train.experiment.Search;
import org.entirespace.train.experiment.Trial;
import org.entirespace.train.method.ModelCatalog;
import org.entirespace.train.method.ModelEntry;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.jspecify.annotations.Nullable;

/** Results of experiments that nobody ran. */
final class FakeResults {

    private static final Search SEARCH = new Search(
            "small",
            9,
            List.of(new Trial(1e-3, null, null, 1, null, null), new Trial(5e-3, null, null, 1, null, null)));

    /** A data set of this name gives no number. */
    static final String VOID = "void";

    private FakeResults() {}

    /** Models of some names on small, medium and large worlds, after a search. */
    static Experiment worlds(String... models) throws Exception {
        return experiment(
                Stream.of("small", "medium", "large").map(FakeResults::world).toList(), SEARCH, null, models);
    }

    /** Models of some names in a world at four values of a dial, and on a real log. */
    static Experiment sweep(String... models) throws Exception {
        List<DataSet> data = new ArrayList<>();
        for (double at : new double[] {0, 0.5, 1, 2}) {
            WorldOptions world = WorldOptions.defaults().withDial(Dial.SELECTION, at);
            data.add(new DataSet("world@" + at, at, recipe(), world, null, 1));
        }
        data.add(new DataSet("shop", null, recipe(), null, "logs/shop", 1));
        return experiment(data, null, "selection", models);
    }

    /** Models of some names on a data set of a name. */
    static Experiment single(String data, String... models) throws Exception {
        return experiment(List.of(world(data)), null, null, models);
    }

    private static Experiment experiment(
            List<DataSet> data, @Nullable Search search, @Nullable String axis, String... models) {
        return new Experiment(
                "fake <results>",
                "Which is better & why?",
                data,
                Stream.of(models).map(FakeResults::contestant).toList(),
                models[1],
                List.of(1L, 2L, 3L),
                search,
                null,
                Judging.of(20, 0.9),
                axis);
    }

    private static DataSet world(String name) {
        return new DataSet(name, null, recipe(), WorldOptions.defaults(), null, 1);
    }

    private static Recipe recipe() {
        try {
            return RecipeReader.read(Path.of("..", "recipes", "quickstart.yaml"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Contestant contestant(String name) {
        ModelEntry esmm = ModelCatalog.model("esmm");
        return new Contestant(
                name, new ModelEntry(esmm.graph().named(name), esmm.method(), esmm.summary(), esmm.source()));
    }

    /** Every run of every model; the last model has none on the last data set. */
    static Summary summary(Experiment experiment) {
        SplittableRandom random = new SplittableRandom(5);
        List<RunRecord> runs = new ArrayList<>();
        int last = experiment.models().size() - 1;
        for (DataSet data : experiment.data()) {
            for (int m = 0; m <= last; m++) {
                for (long seed : experiment.seeds()) {
                    boolean absent = m == last
                            && data.equals(
                                    experiment.data().get(experiment.data().size() - 1));
                    if (!absent || experiment.data().size() == 1) {
                        runs.add(run(data, experiment.models().get(m).name(), seed, m, random));
                    }
                }
            }
        }
        return Summary.of(experiment, runs);
    }

    private static RunRecord run(DataSet data, String model, long seed, int better, SplittableRandom random) {
        List<Figure> figures = new ArrayList<>();
        Stream.concat(Column.HEADLINES.stream(), Column.LEVELS.stream())
                .filter(column -> data.world() != null || !column.key().rows().endsWith("by truth"))
                .map(Column::key)
                .distinct()
                .forEach(key -> figures.add(new Figure(
                        key,
                        data.name().equals(VOID)
                                ? MetricValue.undefined("one class")
                                : value(0.7 + 0.02 * better + 0.02 * random.nextDouble()),
                        random.doubles(20, 0.65, 0.75)
                                .mapToObj(FakeResults::value)
                                .toList())));
        return new RunRecord(
                new RunKey(data.name(), model, seed, 0),
                "f",
                1,
                value(0.2),
                "log_loss of purchase",
                new RunRecord.Training(1000, 2, 1.5, 2e5),
                figures);
    }

    private static MetricValue value(double number) {
        return MetricValue.of(number);
    }

    /** The trials of the search; one of them diverged. */
    static List<RunRecord> trials(Experiment experiment) {
        return experiment.models().stream()
                .flatMap(model -> Stream.of(1, 2)
                        .map(trial -> new RunRecord(
                                new RunKey("small", model.name(), 9, trial),
                                "f",
                                trial,
                                trial == 2 ? MetricValue.undefined("diverged") : value(0.21),
                                "log_loss of purchase",
                                new RunRecord.Training(1000, 1, 1, 1e5),
                                List.of())))
                .toList();
    }
}
