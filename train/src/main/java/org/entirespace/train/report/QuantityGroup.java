/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.train.evaluate.QuantityEvaluation;

/**
 * One quantity as the models of a report predict it: the same goal in the same space, so that its numbers may stand side by side.
 *
 * @param entries those models that predict it
 */
record QuantityGroup(List<Entry> entries) {

    /**
     * One model's share.
     *
     * @param model its position in the report, which gives its colour
     * @param modelName its name
     * @param evaluation its numbers
     */
    record Entry(int model, String modelName, QuantityEvaluation evaluation) {}

    QuantityGroup {
        entries = List.copyOf(entries);
    }

    /** The groups of a report, in the order of the model that has most quantities. */
    static List<QuantityGroup> of(Report report) {
        Map<String, List<Entry>> byKey = new LinkedHashMap<>();
        report.models().stream()
                .sorted(Comparator.comparingInt(
                        m -> -m.evaluation().quantities().size()))
                .flatMap(model -> model.evaluation().quantities().stream())
                .forEach(quantity -> byKey.put(quantity.quantity().key(), new ArrayList<>()));
        for (int m = 0; m < report.models().size(); m++) {
            ModelSection model = report.models().get(m);
            for (QuantityEvaluation quantity : model.evaluation().quantities()) {
                byKey.getOrDefault(quantity.quantity().key(), new ArrayList<>())
                        .add(new Entry(m, model.name(), quantity));
            }
        }
        return byKey.values().stream().map(QuantityGroup::new).toList();
    }

    /**
     * Writes the card that holds the group's plot.
     *
     * @param chart the kind of plot, which the page's script draws
     * @param drawable whether there is anything to draw
     * @param otherwise what to say where there is not
     */
    void figure(Html html, String chart, boolean drawable, String otherwise) {
        html.open(
                "figure", "class", "card" + (drawable ? " chart square" : ""), "data-chart", chart, "data-key", key());
        html.open("figcaption");
        caption(html);
        html.close();
        if (drawable) {
            html.open("div", "class", "plot").close();
        } else {
            html.leaf("p", otherwise, "class", "note");
        }
        html.close();
    }

    private QuantityEvaluation any() {
        return entries.get(0).evaluation();
    }

    /** {@code purchase|click}. */
    String key() {
        return any().quantity().key();
    }

    /** {@code CVR}. */
    String name() {
        return any().name();
    }

    /** {@code p(purchase | click)}. */
    String formula() {
        String given = any().space().isEntire() ? "" : " | " + any().space().name();
        return "p(" + any().quantity().goal() + given + ")";
    }

    /** {@code all impressions}, or {@code impressions with click}. */
    String spaceInWords() {
        return any().space().isEntire()
                ? "all impressions"
                : "impressions with " + any().space().name();
    }

    /** Appends name, formula and space. */
    void caption(Html html) {
        html.leaf("strong", name());
        if (!name().replace(" ", "").equals(formula().replace(" ", ""))) {
            html.text(" ").leaf("span", formula(), "class", "formula");
        }
        html.text(" ").leaf("span", "on " + spaceInWords(), "class", "space");
    }
}
