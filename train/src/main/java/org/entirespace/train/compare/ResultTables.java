/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entirespace.train.compare.QuantityColumns.Block;
import org.entirespace.train.compare.ResultTable.Cell;
import org.entirespace.train.compare.ResultTable.Kind;
import org.entirespace.train.compare.Summary.Entry;
import org.entirespace.train.evaluate.Figures;
import org.entirespace.train.experiment.Contestant;
import org.entirespace.train.experiment.DataSet;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Search;

/** The tables of an experiment's results, the same for every page that shows them. Models have a line each, in the experiment's order. */
public final class ResultTables {

    private final Summary summary;
    private final Experiment experiment;
    private final List<RunRecord> trials;

    /**
     * The tables of a summary.
     *
     * @param trials the records of the search
     */
    public ResultTables(Summary summary, List<RunRecord> trials) {
        this.summary = summary;
        this.experiment = summary.experiment();
        this.trials = List.copyOf(trials);
    }

    /** The headlines that any data set has figures for. */
    public List<Column> headlines() {
        return experiment.data().stream()
                .flatMap(data -> headlines(data).stream())
                .distinct()
                .toList();
    }

    /** The headlines that a data set has figures for. */
    public List<Column> headlines(DataSet data) {
        return QuantityColumns.headlines(summary, data);
    }

    /** The quantities of a data set one by one; none where the general headlines speak of it. */
    public List<QuantityTable> quantities(DataSet data) {
        return QuantityColumns.blocks(summary, data).stream()
                .map(block -> new QuantityTable(block.name(), note(data, block), figures(data, block.columns())))
                .toList();
    }

    private String note(DataSet data, Block block) {
        String rate = experiment.models().stream()
                .flatMap(model ->
                        summary.entry(data.name(), model.name(), block.rate().key()).stream())
                .findFirst()
                .map(entry -> String.format(Locale.ROOT, ", %.2f %% of them positive", 100 * entry.mean()))
                .orElse("");
        return "Judged on " + block.rows() + " of the test split" + rate + ".";
    }

    /** Figures beside their differences from the baseline, where the baseline has them. */
    private ResultTable figures(DataSet data, List<Column> columns) {
        boolean compared = summary.entry(
                        data.name(), experiment.baseline(), columns.get(0).key())
                .isPresent();
        return compared ? differences(data, columns) : plain(data, columns);
    }

    private ResultTable plain(DataSet data, List<Column> columns) {
        return table(
                columns.stream().map(Column::title).toList(),
                model -> columns.stream()
                        .map(column -> cell(data, model, column))
                        .toList());
    }

    /** How models stand to the baseline: headlines in columns, and in a cell one mark for each data set, in order. */
    public ResultTable overview() {
        List<Column> columns = headlines();
        return table(
                columns.stream().map(Column::title).toList(),
                model -> columns.stream().map(column -> marks(model, column)).toList());
    }

    private Cell marks(Contestant model, Column column) {
        if (model.name().equals(experiment.baseline())) {
            return Cell.text("baseline");
        }
        return Cell.text(experiment.data().stream()
                .map(data -> summary.entry(data.name(), model.name(), column.key())
                        .map(entry -> column.verdict(entry).mark())
                        .orElse("–"))
                .map(mark -> mark.isEmpty() ? "·" : mark)
                .collect(Collectors.joining(" ")));
    }

    /** A figure with data sets in columns. */
    public ResultTable acrossDataSets(Column column) {
        return table(
                experiment.data().stream().map(DataSet::name).toList(),
                model -> experiment.data().stream()
                        .map(data -> cell(data, model, column))
                        .toList());
    }

    /** Figures of a data set, each beside its difference from the baseline. */
    public ResultTable differences(DataSet data, List<Column> columns) {
        return table(
                columns.stream()
                        .flatMap(column -> Stream.of(column.title(), "to " + experiment.baseline()))
                        .toList(),
                model -> columns.stream()
                        .flatMap(column -> Stream.of(cell(data, model, column), difference(data, model, column)))
                        .toList());
    }

    /** What a data set has figures for beside the headlines: by labels, of the highest predictions, by the truth, in slices. */
    public List<ResultTable> details(DataSet data) {
        Set<FigureKey> keys = summary.keys(data.name());
        List<ResultTable> details = new ArrayList<>();
        Stream.of(
                        QuantityColumns.ofTheTop(summary, data),
                        Column.present(Column.BY_LABELS, keys),
                        Column.present(Column.OF_THE_TOP, keys),
                        Column.present(Column.BY_TRUTH, keys))
                .filter(columns -> !columns.isEmpty())
                .forEach(columns -> details.add(plain(data, columns)));
        List<Column> slices = Column.bySlice(keys);
        if (!slices.isEmpty()) {
            details.add(differences(data, slices));
        }
        return details;
    }

    /** The online test on a data set, where there was one. */
    public Optional<OnlineTable> online(DataSet data) {
        return OnlineTable.of(summary, data.name());
    }

    /** Figures of a data set seed by seed; seeds without a value are left out. */
    public ResultTable bySeed(DataSet data, List<Column> columns) {
        return table(
                columns.stream().map(Column::title).toList(),
                model -> columns.stream()
                        .map(column -> Cell.text(summary.entry(data.name(), model.name(), column.key()).stream()
                                .flatMap(entry -> entry.values().stream())
                                .map(column::text)
                                .collect(Collectors.joining(", "))))
                        .toList());
    }

    /** What every model was tried with; empty without a search. */
    public Optional<ResultTable> trials() {
        Search search = experiment.search();
        if (search == null) {
            return Optional.empty();
        }
        List<String> titles = new ArrayList<>(List.of("model", "criterion"));
        for (int trial = 1; trial <= search.trials().size(); trial++) {
            titles.add(trial + ": " + search.trials().get(trial - 1).text());
        }
        titles.add("taken");
        List<List<Cell>> lines = new ArrayList<>();
        for (Contestant model : experiment.models()) {
            List<RunRecord> own = trials.stream()
                    .filter(trial -> trial.key().model().equals(model.name()))
                    .toList();
            if (!own.isEmpty()) {
                lines.add(trials(model, own, search.trials().size()));
            }
        }
        return Optional.of(new ResultTable(titles, lines));
    }

    private List<Cell> trials(Contestant model, List<RunRecord> own, int count) {
        List<Cell> cells = new ArrayList<>(
                List.of(Cell.model(model.name()), Cell.text(own.get(0).criterionName())));
        for (int trial = 1; trial <= count; trial++) {
            int number = trial;
            cells.add(Cell.text(own.stream()
                    .filter(record -> record.key().trial() == number)
                    .map(RunRecord::criterionValue)
                    .findFirst()
                    .orElse("failed")));
        }
        int chosen = experiment.data().stream()
                .flatMap(data -> summary.runs(data.name(), model.name()).stream())
                .mapToInt(RunRecord::chosen)
                .findFirst()
                .orElse(0);
        cells.add(Cell.text(chosen == 0 ? "" : Integer.toString(chosen)));
        return cells;
    }

    /** What training cost, a line for each model on each data set: means over the seeds. */
    public ResultTable cost() {
        List<List<Cell>> lines = new ArrayList<>();
        for (DataSet data : experiment.data()) {
            for (Contestant model : experiment.models()) {
                List<RunRecord> runs = summary.runs(data.name(), model.name());
                if (!runs.isEmpty()) {
                    lines.add(cost(data, model, runs));
                }
            }
        }
        return new ResultTable(
                List.of("data set", "model", "training samples", "seconds", "samples/s", "epoch kept"), lines);
    }

    private static List<Cell> cost(DataSet data, Contestant model, List<RunRecord> runs) {
        return List.of(
                Cell.text(data.name()),
                Cell.model(model.name()),
                Cell.text(Figures.count(runs.get(0).training().rows())),
                Cell.text(String.format(
                        Locale.ROOT, "%.1f", mean(runs, run -> run.training().seconds()))),
                Cell.text(Figures.count(
                        Math.round(mean(runs, run -> run.training().samplesPerSecond())))),
                Cell.text(runs.stream()
                        .map(run -> Integer.toString(run.training().keptEpoch()))
                        .collect(Collectors.joining(", "))));
    }

    private static double mean(List<RunRecord> runs, ToDoubleFunction<RunRecord> value) {
        return runs.stream().mapToDouble(value).sum() / runs.size();
    }

    private ResultTable table(List<String> titles, Function<Contestant, List<Cell>> cells) {
        List<String> columns = new ArrayList<>(List.of("model"));
        columns.addAll(titles);
        List<List<Cell>> lines = new ArrayList<>();
        for (Contestant model : experiment.models()) {
            List<Cell> line = new ArrayList<>(List.of(Cell.model(model.name())));
            line.addAll(cells.apply(model));
            lines.add(line);
        }
        return new ResultTable(columns, lines);
    }

    private Cell cell(DataSet data, Contestant model, Column column) {
        Optional<Entry> found = summary.entry(data.name(), model.name(), column.key());
        if (found.isEmpty()) {
            return Cell.text(summary.absence(data.name(), model.name(), column.key()));
        }
        Entry entry = found.get();
        String mark = column.verdict(entry).mark();
        return new Cell(
                isBest(data, column, entry.mean()) ? Kind.BEST : Kind.TEXT,
                column.text(entry.mean()),
                column.deviation(entry) + (mark.isEmpty() ? "" : " " + mark));
    }

    private boolean isBest(DataSet data, Column column, double mean) {
        return experiment.models().stream()
                .flatMap(model -> summary.entry(data.name(), model.name(), column.key()).stream())
                .noneMatch(other -> column.isBetter(other.mean(), mean));
    }

    private Cell difference(DataSet data, Contestant model, Column column) {
        return Cell.text(summary.entry(data.name(), model.name(), column.key())
                .flatMap(Entry::toBaseline)
                .map(column::text)
                .orElse(""));
    }
}
