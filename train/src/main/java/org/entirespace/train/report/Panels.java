/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.List;
import org.entirespace.train.compare.Column;

/** Charts of one headline on one data set each: with one data set all in one grid, else a grid for each headline. */
final class Panels {

    private Panels() {}

    static void render(Html html, Results results, String kind) {
        if (results.plain().size() == 1) {
            html.open("div", "class", "grid");
            for (int c = 0; c < results.headlines().size(); c++) {
                panel(
                        html,
                        results,
                        kind,
                        c,
                        results.plain().get(0),
                        results.headlines().get(c).title());
            }
            html.close();
            return;
        }
        for (int c = 0; c < results.headlines().size(); c++) {
            html.leaf("h3", results.headlines().get(c).title()).open("div", "class", "grid");
            for (int d : results.plain()) {
                panel(html, results, kind, c, d, results.data().get(d).name());
            }
            html.close();
        }
    }

    private static void panel(Html html, Results results, String kind, int number, int data, String title) {
        Column column = results.headlines().get(number);
        if (results.has(data, column)) {
            String name = results.data().get(data).name();
            ResultMarkup.chart(
                    html, kind, number, List.of(data), title, title.equals(name) ? column.title() : "on " + name);
        }
    }
}
