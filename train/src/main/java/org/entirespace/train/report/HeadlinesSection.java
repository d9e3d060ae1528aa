/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.stream.Stream;

/** Each headline on each data set at which no dial is swept: models in rows, every seed and the mean over them. */
final class HeadlinesSection implements Section {

    private final Results results;

    private HeadlinesSection(Results results) {
        this.results = results;
    }

    /** The section; none where a dial is swept in every data set. */
    static Stream<Section> of(Results results) {
        return results.plain().isEmpty() ? Stream.empty() : Stream.of(new HeadlinesSection(results));
    }

    @Override
    public String id() {
        return "headlines";
    }

    @Override
    public String heading() {
        return "Headlines";
    }

    @Override
    public void render(Html html) {
        ResultMarkup.note(
                html,
                "Large marks are means over the seeds with the standard deviation between them; faint dots are single seeds. The dashed line is"
                        + " the mean of the baseline " + results.experiment().baseline()
                        + ". Axes do not begin at 0, and differ between data sets.");
        Panels.render(html, results, "dots");
    }
}
