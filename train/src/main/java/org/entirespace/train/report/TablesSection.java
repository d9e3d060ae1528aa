/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.List;
import org.entirespace.train.compare.Column;
import org.entirespace.train.compare.QuantityTable;
import org.entirespace.train.experiment.DataSet;

/** All figures as tables: headlines over data sets, then each data set with all it has. */
final class TablesSection implements Section {

    private final Results results;

    TablesSection(Results results) {
        this.results = results;
    }

    @Override
    public String id() {
        return "tables";
    }

    @Override
    public String heading() {
        return "Tables";
    }

    @Override
    public void render(Html html) {
        ResultMarkup.note(
                html,
                "A cell is the mean over the seeds ± the standard deviation between them, with ▲ or ▼ where it is better or worse than the"
                        + " baseline. Bold is the best mean.");
        if (results.data().size() > 1) {
            for (Column column : results.headlines()) {
                html.leaf("h3", column.title());
                ResultMarkup.table(html, results.tables().acrossDataSets(column), results.models());
            }
        }
        results.data().forEach(data -> dataSet(html, data));
    }

    private void dataSet(Html html, DataSet data) {
        List<Column> headlines = results.tables().headlines(data);
        if (headlines.isEmpty()) {
            return;
        }
        if (results.data().size() == 1) {
            html.open("details", "open", "open");
        } else {
            html.open("details");
        }
        html.leaf("summary", "Data set " + data.name() + ": all figures");
        ResultMarkup.note(html, results.summary().described(data));
        html.leaf("h4", "Headlines and differences from " + results.experiment().baseline());
        ResultMarkup.table(html, results.tables().differences(data, headlines), results.models());
        for (QuantityTable quantity : results.tables().quantities(data)) {
            html.leaf("h4", quantity.name()).leaf("p", quantity.note(), "class", "note");
            ResultMarkup.table(html, quantity.table(), results.models());
        }
        html.leaf("h4", "Further figures");
        results.tables().details(data).forEach(table -> ResultMarkup.table(html, table, results.models()));
        results.tables().online(data).ifPresent(online -> {
            html.leaf("h4", "Online").leaf("p", online.description(), "class", "note");
            online.tables().forEach(table -> ResultMarkup.table(html, table, results.models()));
        });
        html.leaf("h4", "Seed by seed: " + seeds());
        ResultMarkup.table(html, results.tables().bySeed(data, headlines), results.models());
        html.close();
    }

    private String seeds() {
        return String.join(
                ", ", results.experiment().seeds().stream().map(String::valueOf).toList());
    }
}
