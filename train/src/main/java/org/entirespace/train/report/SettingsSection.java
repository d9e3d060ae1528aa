/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.stream.Stream;
import org.entirespace.train.experiment.Search;

/** How the settings of each model were chosen. */
final class SettingsSection implements Section {

    private final Results results;
    private final Search search;

    private SettingsSection(Results results, Search search) {
        this.results = results;
        this.search = search;
    }

    /** The section; none without a search. */
    static Stream<Section> of(Results results) {
        Search search = results.experiment().search();
        return search == null ? Stream.empty() : Stream.of(new SettingsSection(results, search));
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String heading() {
        return "How settings were chosen";
    }

    @Override
    public void render(Html html) {
        ResultMarkup.note(
                html,
                "Each model was trained with every trial on data set " + search.on() + " with seed " + search.seed()
                        + ", and the trial with the best validation figure was taken for all its runs. No test sample was looked at.");
        results.tables().trials().ifPresent(table -> ResultMarkup.table(html, table, results.models()));
    }
}
