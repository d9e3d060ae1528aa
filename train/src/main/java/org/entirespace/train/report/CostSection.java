/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

/** What training cost. */
final class CostSection implements Section {

    private final Results results;

    CostSection(Results results) {
        this.results = results;
    }

    @Override
    public String id() {
        return "cost";
    }

    @Override
    public String heading() {
        return "What it cost";
    }

    @Override
    public void render(Html html) {
        ResultMarkup.table(html, results.tables().cost(), results.models());
        ResultMarkup.note(html, "Means over the seeds. Runs that went on at the same time shared the processors.");
    }
}
