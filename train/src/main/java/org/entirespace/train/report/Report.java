/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entirespace.train.evaluate.Evaluation;

/**
 * One or more models judged on the same samples, to be shown side by side. Not yet a page: {@link HtmlReport} writes it.
 *
 * @param title the report's title
 * @param provenance where data and models come from: paths, fingerprints, seeds, versions, dates
 * @param models the models, at least one
 */
public record Report(String title, List<Fact> provenance, List<ModelSection> models) {

    /** Copies the lists; rejects a report of nothing, two models of one name, and models judged on different rows or otherwise. */
    public Report {
        provenance = List.copyOf(provenance);
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("report '" + title + "': no model; expected at least one");
        }
        Set<String> names = new HashSet<>();
        for (ModelSection model : models) {
            if (!names.add(model.name())) {
                throw new IllegalArgumentException("report '" + title + "': two models named '" + model.name() + "'");
            }
            requireSameConditions(models.get(0), model);
        }
    }

    private static void requireSameConditions(ModelSection first, ModelSection other) {
        Evaluation one = first.evaluation();
        Evaluation two = other.evaluation();
        if (one.rows() != two.rows()
                || one.groups() != two.groups()
                || !one.options().equals(two.options())) {
            throw new IllegalArgumentException("models '" + first.name() + "' and '" + other.name()
                    + "' were judged on "
                    + one.rows() + " and " + two.rows() + " rows in " + one.groups() + " and " + two.groups()
                    + " groups, with " + one.options() + " and " + two.options() + "; expected the same of both");
        }
    }
}
