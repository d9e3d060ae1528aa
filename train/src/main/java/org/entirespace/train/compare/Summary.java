/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.entirespace.core.metric.BootstrapOptions;
import org.entirespace.core.metric.Interval;
import org.entirespace.core.metric.PairedBootstrap;
import org.entirespace.core.metric.PairedBootstrap.Run;
import org.entirespace.train.evaluate.Figures;
import org.entirespace.train.experiment.Contestant;
import org.entirespace.train.experiment.DataSet;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Judging;

/** What the runs of an experiment say together: each figure of each model over the seeds, and beside the baseline's. Immutable. */
public final class Summary {

    private static final int REPLICATES = 2000;
    private static final long BOOTSTRAP_SEED = 2;

    private final Experiment experiment;
    private final Map<String, Map<String, List<RunRecord>>> runs = new LinkedHashMap<>(); // by data set, then by model
    private final PairedBootstrap bootstrap;
    private final Map<Place, Optional<Entry>> entries =
            new ConcurrentHashMap<>(); // intervals are costly, and asked for often

    private record Place(String data, String model, FigureKey key) {}

    private Summary(Experiment experiment) {
        this.experiment = experiment;
        Judging judging = experiment.judging();
        int replicates = judging.bootstrap() == 0 ? 0 : REPLICATES;
        bootstrap = new PairedBootstrap(new BootstrapOptions(replicates, judging.confidence(), BOOTSTRAP_SEED));
    }

    /** The summary of all runs made; runs that are absent are left out of their means. */
    public static Summary of(Experiment experiment, List<RunRecord> records) {
        Summary summary = new Summary(experiment);
        for (RunRecord record : records) {
            summary.runs
                    .computeIfAbsent(record.key().data(), absent -> new LinkedHashMap<>())
                    .computeIfAbsent(record.key().model(), absent -> new ArrayList<>())
                    .add(record);
        }
        return summary;
    }

    /**
     * How a model stands to the baseline.
     *
     * @param mean of the differences over the seeds that both have
     * @param interval of that mean; empty where nothing could be resampled
     */
    public record Difference(double mean, Optional<Interval> interval) {

        /** Whether the interval holds 0, or there is none, so that nothing can be said. */
        public boolean isTie() {
            return interval.map(i -> i.low() <= 0 && i.high() >= 0).orElse(true);
        }
    }

    /**
     * A figure of a model over the seeds.
     *
     * @param values by seed, in the order of the experiment; seeds without a value are left out
     * @param mean of the values
     * @param deviation their standard deviation, with n − 1; empty with one value
     * @param toBaseline empty for the baseline itself and where they have no seed in common
     */
    public record Entry(List<Double> values, double mean, Optional<Double> deviation, Optional<Difference> toBaseline) {

        /** Copies the list. */
        public Entry {
            values = List.copyOf(values);
        }
    }

    /** What was run. */
    public Experiment experiment() {
        return experiment;
    }

    /** The records of a model on a data set, by seed; empty where there are none. */
    public List<RunRecord> runs(String data, String model) {
        return runs.getOrDefault(data, Map.of()).getOrDefault(model, List.of());
    }

    /** Every key that some run on a data set has a figure for, in the order they were judged. */
    public Set<FigureKey> keys(String data) {
        Set<FigureKey> keys = new LinkedHashSet<>();
        for (Contestant model : experiment.models()) {
            runs(data, model.name()).forEach(run -> run.figures().forEach(figure -> keys.add(figure.key())));
        }
        return keys;
    }

    /** Why a model has no value of a figure on a data set: it was not run, does not predict the quantity, or the metric is undefined. */
    String absence(String data, String model, FigureKey key) {
        if (runs(data, model).isEmpty()) {
            return "not run";
        }
        return runs(data, model).stream().anyMatch(run -> run.figure(key).isPresent()) ? "undefined" : "–";
    }

    /** A data set in a sentence or two: where it comes from, and how many samples the baseline was trained on. */
    public String described(DataSet data) {
        String source = data.world() == null
                ? "A real log, the recipe `" + data.recipe().name()
                        + "`. All seeds are judged on the same test rows, so a figure whose rows are not resampled, such as F1, has"
                        + " no marks."
                : "A world of " + Figures.count(data.world().impressions()) + " impressions, "
                        + Figures.count(data.world().users()) + " users and "
                        + Figures.count(data.world().items()) + " items over "
                        + data.world().days()
                        + " days, dials " + data.world().dials() + ".";
        long rows = runs(data.name(), experiment.baseline()).stream()
                .mapToLong(run -> run.training().rows())
                .findFirst()
                .orElse(0);
        return rows == 0 ? source : source + " Training samples: " + Figures.count(rows) + ".";
    }

    /** A figure of a model on a data set over the seeds; empty where no run has a value. */
    public Optional<Entry> entry(String data, String model, FigureKey key) {
        return entries.computeIfAbsent(new Place(data, model, key), this::entry);
    }

    private Optional<Entry> entry(Place place) {
        String data = place.data();
        String model = place.model();
        FigureKey key = place.key();
        List<Double> values = new ArrayList<>();
        for (RunRecord run : runs(data, model)) {
            run.figure(key).flatMap(figure -> boxed(figure)).ifPresent(values::add);
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        double mean = mean(values);
        return Optional.of(new Entry(values, mean, deviation(values, mean), toBaseline(data, model, key)));
    }

    private static Optional<Double> boxed(Figure figure) {
        return figure.value().fold(Optional::of, reason -> Optional.empty());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    private static Optional<Double> deviation(List<Double> values, double mean) {
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return values.size() < 2 ? Optional.empty() : Optional.of(Math.sqrt(squares / (values.size() - 1)));
    }

    private Optional<Difference> toBaseline(String data, String model, FigureKey key) {
        if (model.equals(experiment.baseline())) {
            return Optional.empty();
        }
        List<Run> pairs = new ArrayList<>();
        for (RunRecord run : runs(data, model)) {
            Optional<Figure> own = run.figure(key);
            Optional<Figure> other = runs(data, experiment.baseline()).stream()
                    .filter(candidate -> candidate.key().seed() == run.key().seed())
                    .findFirst()
                    .flatMap(candidate -> candidate.figure(key));
            if (own.isPresent() && other.isPresent()) {
                pair(own.get(), other.get()).ifPresent(pairs::add);
            }
        }
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        double difference =
                pairs.stream().mapToDouble(run -> run.model() - run.baseline()).sum() / pairs.size();
        return Optional.of(new Difference(difference, interval(data, pairs)));
    }

    /** None where the rows are the same for all seeds and were not resampled: the seeds do not tell of the chance of the rows. */
    private Optional<Interval> interval(String data, List<Run> pairs) {
        boolean sameRows = haveSameRows(data);
        boolean resampled =
                pairs.stream().noneMatch(run -> run.modelReplicates().isEmpty());
        return sameRows && !resampled ? Optional.empty() : bootstrap.difference(pairs, sameRows);
    }

    private static Optional<Run> pair(Figure own, Figure other) {
        Optional<Double> model = boxed(own);
        Optional<Double> baseline = boxed(other);
        return model.isPresent() && baseline.isPresent()
                ? Optional.of(new Run(model.get(), baseline.get(), own.replicates(), other.replicates()))
                : Optional.empty();
    }

    /** A real log has the same test rows whatever the seed; every seed is a world of its own. */
    private boolean haveSameRows(String data) {
        return experiment.data().stream()
                .filter(set -> set.name().equals(data))
                .map(DataSet::world)
                .allMatch(world -> world == null);
    }
}
