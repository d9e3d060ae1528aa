/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.List;
import java.util.stream.Collectors;
import org.entirespace.train.compare.ResultTable;
import org.entirespace.train.compare.ResultTable.Cell;
import org.entirespace.train.compare.ResultTable.Kind;

/** Tables and charts of results as HTML. */
final class ResultMarkup {

    private ResultMarkup() {}

    /** Appends a table; models have their markers. */
    static void table(Html html, ResultTable table, List<String> models) {
        html.open("div", "class", "scroll").open("table", "class", "figures results");
        html.open("thead").open("tr");
        table.columns().forEach(column -> html.leaf("th", column, "scope", "col"));
        html.close().close().open("tbody");
        for (List<Cell> line : table.lines()) {
            html.open("tr");
            line.forEach(cell -> cell(html, cell, models));
            html.close();
        }
        html.close().close().close();
    }

    private static void cell(Html html, Cell cell, List<String> models) {
        if (cell.kind() == Kind.MODEL) {
            html.open("th", "scope", "row");
            Marker.chip(html, models.indexOf(cell.value()), cell.value());
        } else if (cell.kind() == Kind.BEST) {
            html.open("td").leaf("strong", cell.value());
        } else {
            html.open("td").text(cell.value());
        }
        html.text(cell.more()).close();
    }

    /**
     * Appends the card of a chart.
     *
     * @param kind the kind of chart, which the page's script draws
     * @param column the number of its figure
     * @param data the numbers of its data sets
     */
    static void chart(Html html, String kind, int column, List<Integer> data, String title, String subtitle) {
        html.open(
                "figure",
                "class",
                "card chart",
                "data-chart",
                kind,
                "data-column",
                String.valueOf(column),
                "data-sets",
                data.stream().map(String::valueOf).collect(Collectors.joining(",")));
        html.open("figcaption").leaf("strong", title);
        if (!subtitle.isEmpty()) {
            html.text(" ").leaf("span", subtitle, "class", "space");
        }
        html.close().open("div", "class", "plot").close().close();
    }

    static void note(Html html, String text) {
        html.leaf("p", text, "class", "note");
    }
}
