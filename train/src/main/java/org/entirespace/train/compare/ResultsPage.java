/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.metric.Interval;
import org.entirespace.train.compare.QuantityColumns.Block;
import org.entirespace.train.compare.Summary.Difference;
import org.entirespace.train.compare.Summary.Entry;
import org.entirespace.train.experiment.Contestant;
import org.entirespace.train.experiment.DataSet;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Search;

/** The results of an experiment as a page of Markdown tables, to be kept beside its file. */
public final class ResultsPage {

    private final Summary summary;
    private final Experiment experiment;
    private final List<RunRecord> trials;
    private final Map<String, String> facts;
    private final StringBuilder page = new StringBuilder();

    private ResultsPage(Summary summary, List<RunRecord> trials, Map<String, String> facts) {
        this.summary = summary;
        this.experiment = summary.experiment();
        this.trials = trials;
        this.facts = facts;
    }

    /**
     * Writes the page, whole or not at all.
     *
     * @param trials the records of the search
     * @param facts how and where it ran, by name
     */
    public static void write(Path file, Summary summary, List<RunRecord> trials, Map<String, String> facts)
            throws IOException {
        byte[] text = text(summary, trials, facts).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(text));
    }

    /** The page as text. */
    static String text(Summary summary, List<RunRecord> trials, Map<String, String> facts) {
        return new ResultsPage(summary, trials, facts).render();
    }

    private String render() {
        page.append("# Results of ").append(experiment.name()).append("\n\n");
        if (!experiment.question().isEmpty()) {
            page.append(experiment.question()).append("\n\n");
        }
        facts();
        page.append("A cell is the mean over the seeds ± the standard deviation between them. ▲ is better than `")
                .append(experiment.baseline())
                .append("` and ▼ worse, by a paired bootstrap of ")
                .append(Format.trimmed(100 * experiment.judging().confidence()))
                .append(" %; what has no mark is a tie. Bold is the best mean.\n\n");
        if (experiment.data().size() > 1) {
            acrossDataSets();
        }
        experiment.data().forEach(this::dataSet);
        search();
        cost();
        return page.toString().stripTrailing() + "\n";
    }

    private void facts() {
        MarkdownTable table = new MarkdownTable(List.of("", ""));
        table.add(List.of(
                "seeds", experiment.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))));
        table.add(List.of("baseline", experiment.baseline()));
        facts.forEach((name, value) -> table.add(List.of(name, value)));
        page.append(table.text());
    }

    /** One table for each headline: models by data sets. */
    private void acrossDataSets() {
        for (Column column : headlinesOfAll()) {
            page.append("## ").append(column.title()).append("\n\n");
            List<String> titles = new ArrayList<>(List.of("model"));
            experiment.data().forEach(data -> titles.add(data.name()));
            MarkdownTable table = new MarkdownTable(titles);
            for (Contestant model : experiment.models()) {
                List<String> cells = new ArrayList<>(List.of(code(model.name())));
                experiment.data().forEach(data -> cells.add(cell(data, model, column)));
                table.add(cells);
            }
            page.append(table.text());
        }
    }

    private List<Column> headlinesOfAll() {
        return experiment.data().stream()
                .flatMap(data -> QuantityColumns.headlines(summary, data).stream())
                .distinct()
                .toList();
    }

    private void dataSet(DataSet data) {
        Set<FigureKey> keys = summary.keys(data.name());
        if (keys.isEmpty()) {
            return;
        }
        page.append("## Data set ")
                .append(data.name())
                .append("\n\n")
                .append(described(data))
                .append("\n\n");
        if (data.world() == null) {
            page.append(
                    "All seeds are judged on the same test rows, so a figure whose rows are not resampled, such as F1, has no marks.\n\n");
        }
        differences(
                data, Column.present(Column.HEADLINES, keys).stream().limit(4).toList());
        QuantityColumns.blocks(summary, data).forEach(block -> quantity(data, block));
        table(data, QuantityColumns.ofTheTop(summary, data));
        table(data, Column.present(Column.BY_LABELS, keys));
        table(data, Column.present(Column.OF_THE_TOP, keys));
        table(data, Column.present(Column.BY_TRUTH, keys));
        differences(data, Column.bySlice(keys));
    }

    /** A quantity of its own section, each figure beside its difference from the baseline. */
    private void quantity(DataSet data, Block block) {
        page.append("### ").append(block.name()).append("\n\nJudged on ");
        page.append(block.rows().equals("all") ? "all rows" : "the rows with " + block.rows())
                .append(" of the test split");
        experiment.models().stream()
                .flatMap(model ->
                        summary.entry(data.name(), model.name(), block.rate().key()).stream())
                .findFirst()
                .ifPresent(rate ->
                        page.append(String.format(Locale.ROOT, ", %.2f %% of them positive", 100 * rate.mean())));
        page.append(".\n\n");
        FigureKey first = block.columns().get(0).key();
        if (summary.entry(data.name(), experiment.baseline(), first).isPresent()) {
            differences(data, block.columns());
        } else {
            table(data, block.columns());
        }
    }

    private String described(DataSet data) {
        String source = data.world() == null
                ? "A real log, the recipe `" + data.recipe().name() + "`."
                : "A world of " + Format.count(data.world().impressions()) + " impressions, "
                        + Format.count(data.world().users()) + " users and "
                        + Format.count(data.world().items()) + " items over "
                        + data.world().days()
                        + " days, dials " + data.world().dials() + ".";
        long rows = summary.runs(data.name(), experiment.baseline()).stream()
                .mapToLong(run -> run.training().rows())
                .findFirst()
                .orElse(0);
        return rows == 0 ? source : source + " Training samples: " + Format.count(rows) + ".";
    }

    /** The headlines with their differences from the baseline. */
    private void differences(DataSet data, List<Column> columns) {
        if (columns.isEmpty()) {
            return;
        }
        List<String> titles = new ArrayList<>(List.of("model"));
        columns.forEach(column -> titles.addAll(List.of(column.title(), "to " + experiment.baseline())));
        MarkdownTable table = new MarkdownTable(titles);
        for (Contestant model : experiment.models()) {
            List<String> cells = new ArrayList<>(List.of(code(model.name())));
            for (Column column : columns) {
                cells.add(cell(data, model, column));
                cells.add(summary.entry(data.name(), model.name(), column.key())
                        .flatMap(Entry::toBaseline)
                        .map(difference -> text(difference, column))
                        .orElse(""));
            }
            table.add(cells);
        }
        page.append(table.text());
    }

    private void table(DataSet data, List<Column> columns) {
        if (columns.isEmpty()) {
            return;
        }
        List<String> titles = new ArrayList<>(List.of("model"));
        columns.forEach(column -> titles.add(column.title()));
        MarkdownTable table = new MarkdownTable(titles);
        for (Contestant model : experiment.models()) {
            List<String> cells = new ArrayList<>(List.of(code(model.name())));
            columns.forEach(column -> cells.add(cell(data, model, column)));
            table.add(cells);
        }
        page.append(table.text());
    }

    private String cell(DataSet data, Contestant model, Column column) {
        Optional<Entry> found = summary.entry(data.name(), model.name(), column.key());
        if (found.isEmpty()) {
            return summary.absence(data.name(), model.name(), column.key());
        }
        Entry entry = found.get();
        String mean = column.text(entry.mean());
        String text = (isBest(data, column, entry.mean()) ? "**" + mean + "**" : mean)
                + entry.deviation()
                        .map(deviation -> " ± " + column.text(deviation))
                        .orElse("");
        return text + mark(column, entry);
    }

    private boolean isBest(DataSet data, Column column, double mean) {
        return experiment.models().stream()
                .flatMap(model -> summary.entry(data.name(), model.name(), column.key()).stream())
                .noneMatch(other -> column.isBetter(other.mean(), mean));
    }

    private static String mark(Column column, Entry entry) {
        Optional<Difference> difference = entry.toBaseline().filter(d -> !d.isTie());
        if (difference.isEmpty()) {
            return "";
        }
        double baseline = entry.mean() - difference.get().mean();
        return column.isBetter(entry.mean(), baseline) ? " ▲" : " ▼";
    }

    private static String text(Difference difference, Column column) {
        return column.signed(difference.mean())
                + difference
                        .interval()
                        .map(interval -> " " + text(interval, column))
                        .orElse("");
    }

    private static String text(Interval interval, Column column) {
        return "[" + column.signed(interval.low()) + ", " + column.signed(interval.high()) + "]";
    }

    private void search() {
        Search search = experiment.search();
        if (search == null) {
            return;
        }
        page.append("## How settings were chosen\n\nEach model was trained with every trial on data set `")
                .append(search.on())
                .append("` with seed ")
                .append(search.seed())
                .append(
                        ", and the trial with the best validation figure was taken for all its runs. No test sample was looked at.\n\n");
        List<String> titles = new ArrayList<>(List.of("model", "criterion"));
        for (int trial = 1; trial <= search.trials().size(); trial++) {
            titles.add(trial + ": " + search.trials().get(trial - 1).text());
        }
        titles.add("taken");
        MarkdownTable table = new MarkdownTable(titles);
        for (Contestant model : experiment.models()) {
            List<RunRecord> own = trials.stream()
                    .filter(trial -> trial.key().model().equals(model.name()))
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            List<String> cells =
                    new ArrayList<>(List.of(code(model.name()), own.get(0).criterionName()));
            for (int trial = 1; trial <= search.trials().size(); trial++) {
                int number = trial;
                cells.add(own.stream()
                        .filter(record -> record.key().trial() == number)
                        .map(record -> record.criterion()
                                .fold(value -> String.format(Locale.ROOT, "%.5f", value), reason -> reason))
                        .findFirst()
                        .orElse("failed"));
            }
            int chosen = experiment.data().stream()
                    .flatMap(data -> summary.runs(data.name(), model.name()).stream())
                    .mapToInt(RunRecord::chosen)
                    .findFirst()
                    .orElse(0);
            cells.add(chosen == 0 ? "" : Integer.toString(chosen));
            table.add(cells);
        }
        page.append(table.text());
    }

    private void cost() {
        page.append(
                "## What it cost\n\nMeans over the seeds. Runs that went on at the same time shared the processors.\n\n");
        MarkdownTable table = new MarkdownTable(
                List.of("data set", "model", "training samples", "seconds", "samples/s", "epoch kept"));
        for (DataSet data : experiment.data()) {
            for (Contestant model : experiment.models()) {
                List<RunRecord> runs = summary.runs(data.name(), model.name());
                if (!runs.isEmpty()) {
                    table.add(List.of(
                            data.name(),
                            code(model.name()),
                            Format.count(runs.get(0).training().rows()),
                            String.format(
                                    Locale.ROOT,
                                    "%.1f",
                                    mean(runs.stream()
                                            .mapToDouble(run -> run.training().seconds())
                                            .toArray())),
                            Format.count(Math.round(mean(runs.stream()
                                    .mapToDouble(run -> run.training().samplesPerSecond())
                                    .toArray()))),
                            runs.stream()
                                    .map(run -> Integer.toString(run.training().keptEpoch()))
                                    .collect(Collectors.joining(", "))));
                }
            }
        }
        page.append(table.text());
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static String code(String name) {
        return "`" + name + "`";
    }
}
