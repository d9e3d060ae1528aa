/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.Map;
import org.entirespace.model.bundle.EpochRecord;
import org.entirespace.train.evaluate.Evaluation;
import org.entirespace.train.evaluate.EvaluationJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The numbers behind the charts of a report, as JSON. */
final class ChartNumbers {

    private ChartNumbers() {}

    /** The numbers of a report. */
    static ObjectNode of(Report report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode models = root.putArray("models");
        for (ModelSection model : report.models()) {
            ObjectNode node = models.addObject();
            node.put("name", model.name());
            node.set("evaluation", EvaluationJson.tree(model.evaluation()));
            learning(node.putObject("learning"), model);
        }
        ArrayNode funnels = root.putArray("funnels");
        for (Evaluation funnel : FunnelSection.distinct(report)) {
            ObjectNode node = funnels.addObject().put("rows", funnel.rows());
            node.set("behaviors", EvaluationJson.tree(funnel).get("behaviors"));
        }
        return root;
    }

    private static void learning(ObjectNode node, ModelSection model) {
        node.put("metric", model.learning().validationMetric());
        node.put("kept", model.learning().keptEpoch());
        ArrayNode epochs = node.putArray("epochs");
        for (EpochRecord epoch : model.learning().epochs()) {
            ObjectNode record = epochs.addObject().put("epoch", epoch.epoch());
            losses(record.putObject("train"), epoch.trainLoss());
            losses(record.putObject("validation"), epoch.validationLoss());
            epoch.criterion().ifPresent(metric -> record.put("metric", metric));
        }
    }

    private static void losses(ObjectNode node, Map<String, Double> losses) {
        losses.forEach((term, loss) -> {
            if (Double.isFinite(loss)) {
                node.put(term, loss.doubleValue());
            }
        });
    }
}
