/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.Locale;
import java.util.Optional;
import org.entirespace.train.compare.Column;
import org.entirespace.train.compare.Summary.Difference;
import org.entirespace.train.compare.Summary.Entry;
import org.entirespace.train.experiment.DataSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The numbers behind the charts of an experiment, as JSON: models, data sets and columns, and the figures by column, data set and model. */
final class ResultNumbers {

    private ResultNumbers() {}

    static ObjectNode of(Results results) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("confidence", results.experiment().judging().confidence());
        root.put("baseline", results.models().indexOf(results.experiment().baseline()));
        ArrayNode models = root.putArray("models");
        results.models().forEach(name -> models.addObject().put("name", name));
        ArrayNode shapes = root.putArray("shapes");
        Marker.SHAPES.forEach(shapes::add);
        ArrayNode data = root.putArray("data");
        for (DataSet set : results.data()) {
            ObjectNode node = data.addObject().put("name", set.name());
            if (set.at() != null) {
                node.put("at", set.at());
            }
        }
        if (results.experiment().axis() != null) {
            root.put("axis", results.experiment().axis());
        }
        root.put("headlines", results.headlines().size());
        columns(results, root);
        return root;
    }

    private static void columns(Results results, ObjectNode root) {
        ArrayNode columns = root.putArray("columns");
        ArrayNode figures = root.putArray("figures"); // (columns, data sets, models)
        for (Column column : results.columns()) {
            columns.addObject()
                    .put("title", column.title())
                    .put("better", column.better().name().toLowerCase(Locale.ROOT))
                    .put("decimals", column.decimals());
            ArrayNode ofColumn = figures.addArray();
            for (DataSet data : results.data()) {
                ArrayNode ofData = ofColumn.addArray();
                for (String model : results.models()) {
                    results.summary()
                            .entry(data.name(), model, column.key())
                            .ifPresentOrElse(entry -> figure(ofData.addObject(), column, entry), ofData::addNull);
                }
            }
        }
    }

    private static void figure(ObjectNode node, Column column, Entry entry) {
        node.put("mean", entry.mean());
        entry.deviation().ifPresent(deviation -> node.put("deviation", deviation.doubleValue()));
        ArrayNode values = node.putArray("values");
        entry.values().forEach(value -> values.add(value.doubleValue()));
        Optional<Difference> difference = entry.toBaseline();
        if (difference.isPresent()) {
            ObjectNode to =
                    node.putObject("difference").put("mean", difference.get().mean());
            difference
                    .get()
                    .interval()
                    .ifPresent(interval -> to.put("low", interval.low()).put("high", interval.high()));
            node.put("verdict", column.verdict(entry).name().toLowerCase(Locale.ROOT));
        }
    }
}
