/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

/** A ROC curve for each quantity, models overlaid. */
final class RankingSection implements Section {

    private final Report report;

    RankingSection(Report report) {
        this.report = report;
    }

    @Override
    public String id() {
        return "ranking";
    }

    @Override
    public String heading() {
        return "Ranking: ROC curves";
    }

    @Override
    public void render(Html html) {
        ModelNames.legend(html, report);
        html.open("div", "class", "grid small");
        for (QuantityGroup group : QuantityGroup.of(report)) {
            boolean drawable = group.entries().stream()
                    .anyMatch(entry ->
                            !entry.evaluation().ranking().roc().points().isEmpty());
            group.figure(html, "roc", drawable, "No curve: the rows of this space are all of one class.");
        }
        html.close();
    }
}
