/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entirespace.train.compare.Column.Better;
import org.entirespace.train.compare.ResultTable.Cell;
import org.entirespace.train.compare.Summary.Difference;
import org.entirespace.train.compare.Summary.Entry;
import org.entirespace.train.evaluate.Figures;
import org.entirespace.train.experiment.Contestant;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Online;

/** The tables of an online test on a data set: what users did, and what was to be expected of them. */
public final class OnlineTable {

    private final Summary summary;
    private final Experiment experiment;
    private final Online online;
    private final String data;

    private OnlineTable(Summary summary, Online online, String data) {
        this.summary = summary;
        this.experiment = summary.experiment();
        this.online = online;
        this.data = data;
    }

    /** The online test of a data set; empty where no run has its figures. */
    static Optional<OnlineTable> of(Summary summary, String data) {
        Online online = summary.experiment().online();
        if (online == null) {
            return Optional.empty();
        }
        OnlineTable table = new OnlineTable(summary, online, data);
        boolean judged = table.drawn(OnlineFigures.ROWS).stream()
                .anyMatch(column -> summary.keys(data).contains(column.key()));
        return judged ? Optional.of(table) : Optional.empty();
    }

    private static Column column(String title, String metric, int decimals, Online online, String rows) {
        return new Column(title, new FigureKey(online.rankBy(), rows, metric), Better.HIGHER, decimals);
    }

    private List<Column> drawn(String rows) {
        return List.of(
                column("clicks", OnlineFigures.CLICKS, 0, online, rows),
                column("purchases", OnlineFigures.PURCHASES, 1, online, rows),
                column("revenue", OnlineFigures.REVENUE, 0, online, rows));
    }

    private List<Column> expected(String rows) {
        return List.of(
                column("clicks", OnlineFigures.EXPECTED + OnlineFigures.CLICKS, 0, online, rows),
                column("purchases", OnlineFigures.EXPECTED + OnlineFigures.PURCHASES, 1, online, rows),
                column("revenue", OnlineFigures.EXPECTED + OnlineFigures.REVENUE, 0, online, rows),
                column("reached", OnlineFigures.REACHED, 3, online, rows));
    }

    /** What was done, in words. */
    public String description() {
        return Figures.count(online.users()) + " users whom no model has seen come "
                + Figures.count(online.requests()) + " times on the day after the log; each model ranks the same "
                + online.candidates() + " candidates by " + online.rankBy() + " and shows its best "
                + online.shown()
                + ". Every model meets the same users and the same luck. Figures are per 1,000 requests, with the"
                + " difference from " + experiment.baseline()
                + " and its interval. The second table is without luck, as sums of"
                + " true probabilities; reached is the way from random order to an order by the truth, in expected "
                + OnlineFigures.goal(online).substring(OnlineFigures.EXPECTED.length()) + ".";
    }

    /** What users did, then what was to be expected of them. */
    public List<ResultTable> tables() {
        return List.of(
                table(
                        drawn(OnlineFigures.ROWS),
                        List.of(drawn(OnlineFigures.BY_TRUTH), drawn(OnlineFigures.AT_RANDOM))),
                table(
                        expected(OnlineFigures.ROWS),
                        List.of(expected(OnlineFigures.BY_TRUTH), expected(OnlineFigures.AT_RANDOM))));
    }

    /**
     * A line for each model, then one for each reference.
     *
     * @param references by the truth, at random
     */
    private ResultTable table(List<Column> columns, List<List<Column>> references) {
        List<String> titles = new ArrayList<>(List.of("model"));
        columns.forEach(column -> titles.addAll(List.of(column.title(), "to " + experiment.baseline())));
        List<List<Cell>> lines = new ArrayList<>();
        for (Contestant model : experiment.models()) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.model(model.name())));
            for (Column column : columns) {
                Optional<Entry> entry = summary.entry(data, model.name(), column.key());
                cells.add(Cell.text(entry.map(column::text).orElse("not run")));
                cells.add(Cell.text(entry.flatMap(found -> found.toBaseline().map(d -> difference(column, found, d)))
                        .orElse("")));
            }
            lines.add(cells);
        }
        List<String> names = List.of("order by the truth", "random order");
        for (int i = 0; i < names.size(); i++) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.text(names.get(i))));
            for (Column column : references.get(i)) {
                cells.add(Cell.text(reference(column)));
                cells.add(Cell.text(""));
            }
            lines.add(cells);
        }
        return new ResultTable(titles, lines);
    }

    /** The same whichever model stands by; so the first that ran is asked. */
    private String reference(Column column) {
        return experiment.models().stream()
                .flatMap(model -> summary.entry(data, model.name(), column.key()).stream())
                .findFirst()
                .map(column::text)
                .orElse("");
    }

    /** In the figure's own unit, then in hundredths of the baseline. */
    private static String difference(Column column, Entry entry, Difference difference) {
        double baseline = entry.mean() - difference.mean();
        String mark = column.verdict(entry).mark();
        String plain = column.text(difference) + (mark.isEmpty() ? "" : " " + mark);
        if (!(baseline > 0)) {
            return plain;
        }
        return plain + "; " + percent(difference.mean() / baseline)
                + difference
                        .interval()
                        .map(i -> " [" + percent(i.low() / baseline) + ", " + percent(i.high() / baseline) + "]")
                        .orElse("");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }
}
