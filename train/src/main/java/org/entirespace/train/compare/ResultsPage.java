/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.train.compare.ResultTable.Cell;
import org.entirespace.train.experiment.DataSet;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Search;

/** The results of an experiment as a page of Markdown tables, to be kept beside its file. */
public final class ResultsPage {

    /** More columns with intervals than these do not fit a page. */
    private static final int MOST_DIFFERENCES = 4;

    private final Summary summary;
    private final Experiment experiment;
    private final ResultTables tables;
    private final Map<String, String> facts;
    private final StringBuilder page = new StringBuilder();

    private ResultsPage(Summary summary, List<RunRecord> trials, Map<String, String> facts) {
        this.summary = summary;
        this.experiment = summary.experiment();
        this.tables = new ResultTables(summary, trials);
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
        List<List<Cell>> lines = new ArrayList<>();
        lines.add(fact("seeds", experiment.seeds().stream().map(String::valueOf).collect(Collectors.joining(", "))));
        lines.add(fact("baseline", experiment.baseline()));
        facts.forEach((name, value) -> lines.add(fact(name, value)));
        append(new ResultTable(List.of("", ""), lines));
    }

    private static List<Cell> fact(String name, String value) {
        return List.of(Cell.text(name), Cell.text(value));
    }

    /** One table for each headline: models by data sets. */
    private void acrossDataSets() {
        for (Column column : tables.headlines()) {
            page.append("## ").append(column.title()).append("\n\n");
            append(tables.acrossDataSets(column));
        }
    }

    private void dataSet(DataSet data) {
        if (summary.keys(data.name()).isEmpty()) {
            return;
        }
        page.append("## Data set ")
                .append(data.name())
                .append("\n\n")
                .append(summary.described(data))
                .append("\n\n");
        List<QuantityTable> quantities = tables.quantities(data);
        if (quantities.isEmpty()) {
            append(tables.differences(
                    data,
                    tables.headlines(data).stream().limit(MOST_DIFFERENCES).toList()));
        }
        for (QuantityTable quantity : quantities) {
            page.append("### ")
                    .append(quantity.name())
                    .append("\n\n")
                    .append(quantity.note())
                    .append("\n\n");
            append(quantity.table());
        }
        tables.details(data).forEach(this::append);
        tables.online(data).ifPresent(online -> {
            page.append("### Online\n\n").append(online.description()).append("\n\n");
            online.tables().forEach(this::append);
        });
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
        tables.trials().ifPresent(this::append);
    }

    private void cost() {
        page.append(
                "## What it cost\n\nMeans over the seeds. Runs that went on at the same time shared the processors.\n\n");
        append(tables.cost());
    }

    private void append(ResultTable table) {
        page.append(MarkdownTable.text(table));
    }
}
