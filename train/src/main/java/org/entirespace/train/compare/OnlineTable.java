/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entirespace.core.metric.Interval;
import org.entirespace.train.compare.Column.Better;
import org.entirespace.train.compare.Summary.Difference;
import org.entirespace.train.compare.Summary.Entry;
import org.entirespace.train.experiment.Contestant;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.Online;

/** The tables of an online test on a data set: what users did, and what was to be expected of them. */
final class OnlineTable {

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

    /** The tables under a heading of their own; empty where no run has such figures. */
    static String of(Summary summary, String data) {
        Online online = summary.experiment().online();
        return online == null ? "" : new OnlineTable(summary, online, data).text();
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

    private String text() {
        List<Column> drawn = drawn(OnlineFigures.ROWS);
        if (drawn.stream().noneMatch(column -> summary.keys(data).contains(column.key()))) {
            return "";
        }
        return "### Online\n\n"
                + Format.count(online.users()) + " users whom no model has seen come "
                + Format.count(online.requests()) + " times on the day after the log; each model ranks the same "
                + online.candidates() + " candidates by `" + online.rankBy() + "` and shows its best "
                + online.shown() + ". Every model meets the same users and the same luck. Per 1,000 requests, with the "
                + "difference from `" + experiment.baseline() + "` and its interval:\n\n"
                + table(drawn, List.of(drawn(OnlineFigures.BY_TRUTH), drawn(OnlineFigures.AT_RANDOM)))
                + "The same without luck, as sums of true probabilities. Reached is the way from random order to an order by the "
                + "truth, in expected "
                + OnlineFigures.goal(online).substring(OnlineFigures.EXPECTED.length()) + ":\n\n"
                + table(
                        expected(OnlineFigures.ROWS),
                        List.of(expected(OnlineFigures.BY_TRUTH), expected(OnlineFigures.AT_RANDOM)));
    }

    /**
     * A line for each model, then one for each reference.
     *
     * @param references by the truth, at random
     */
    private String table(List<Column> columns, List<List<Column>> references) {
        List<String> titles = new ArrayList<>(List.of("model"));
        columns.forEach(column -> titles.addAll(List.of(column.title(), "to " + experiment.baseline())));
        MarkdownTable table = new MarkdownTable(titles);
        for (Contestant model : experiment.models()) {
            List<String> cells = new ArrayList<>(List.of("`" + model.name() + "`"));
            for (Column column : columns) {
                Optional<Entry> entry = summary.entry(data, model.name(), column.key());
                cells.add(entry.map(found -> value(column, found)).orElse("not run"));
                cells.add(entry.flatMap(found -> found.toBaseline().map(d -> difference(column, found, d)))
                        .orElse(""));
            }
            table.add(cells);
        }
        List<String> names = List.of("*order by the truth*", "*random order*");
        for (int i = 0; i < names.size(); i++) {
            List<String> cells = new ArrayList<>(List.of(names.get(i)));
            for (Column column : references.get(i)) {
                cells.add(reference(column));
                cells.add("");
            }
            table.add(cells);
        }
        return table.text();
    }

    /** The same whichever model stands by; so the first that ran is asked. */
    private String reference(Column column) {
        return experiment.models().stream()
                .flatMap(model -> summary.entry(data, model.name(), column.key()).stream())
                .findFirst()
                .map(entry -> value(column, entry))
                .orElse("");
    }

    private static String value(Column column, Entry entry) {
        return column.text(entry.mean())
                + entry.deviation()
                        .map(deviation -> " ± " + column.text(deviation))
                        .orElse("");
    }

    /** In the figure's own unit, then in hundredths of the baseline. */
    private static String difference(Column column, Entry entry, Difference difference) {
        double baseline = entry.mean() - difference.mean();
        Optional<Interval> interval = difference.interval();
        String plain = column.signed(difference.mean())
                + interval.map(i -> " [" + column.signed(i.low()) + ", " + column.signed(i.high()) + "]")
                        .orElse("");
        String mark = difference.isTie() ? "" : difference.mean() > 0 ? " ▲" : " ▼";
        if (!(baseline > 0)) {
            return plain + mark;
        }
        return plain + mark + "; " + percent(difference.mean() / baseline)
                + interval.map(i -> " [" + percent(i.low() / baseline) + ", " + percent(i.high() / baseline) + "]")
                        .orElse("");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }
}
