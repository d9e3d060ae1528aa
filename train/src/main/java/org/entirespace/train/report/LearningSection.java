/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/** Loss by epoch, one chart for each loss term, and the metric that early stopping watched. */
final class LearningSection implements Section {

    private final Report report;

    LearningSection(Report report) {
        this.report = report;
    }

    /** Whether any model brings epochs. */
    static boolean applies(Report report) {
        return report.models().stream()
                .anyMatch(model -> !model.learning().epochs().isEmpty());
    }

    @Override
    public String id() {
        return "learning";
    }

    @Override
    public String heading() {
        return "Learning curves";
    }

    @Override
    public void render(Html html) {
        ModelNames.legend(html, report);
        html.open("div", "class", "grid");
        for (String term : terms()) {
            chart(html, "loss", term, "loss of " + term, "train and validation");
        }
        for (String metric : metrics()) {
            chart(html, "metric", metric, metric, "validation");
        }
        html.close();
        html.leaf(
                "p",
                "Unweighted mean loss by epoch; solid lines are validation, dashed ones training. The large mark is the epoch whose parameters were kept."
                        + " Training loss is a mean over the epoch while the model still changes, so it may lie above the"
                        + " validation loss at first.",
                "class",
                "note");
    }

    private static void chart(Html html, String kind, String key, String title, String subtitle) {
        html.open("figure", "class", "card chart", "data-chart", kind, "data-key", key);
        html.open("figcaption")
                .leaf("strong", title)
                .text(" ")
                .leaf("span", subtitle, "class", "space")
                .close();
        html.open("div", "class", "plot").close().close();
    }

    private Set<String> terms() {
        Set<String> terms = new LinkedHashSet<>();
        report.models().stream()
                .flatMap(model -> model.learning().epochs().stream())
                .sorted(Comparator.comparingInt(
                        epoch -> -epoch.trainLoss().size())) // the model with most terms gives their order
                .forEach(epoch -> {
                    terms.addAll(epoch.trainLoss().keySet());
                    terms.addAll(epoch.validationLoss().keySet());
                });
        return terms;
    }

    private Set<String> metrics() {
        Set<String> metrics = new LinkedHashSet<>();
        for (ModelSection model : report.models()) {
            boolean measured = model.learning().epochs().stream()
                    .anyMatch(epoch -> epoch.criterion().isPresent());
            if (measured) {
                metrics.add(model.learning().validationMetric());
            }
        }
        return metrics;
    }
}
