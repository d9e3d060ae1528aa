/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.metric.CalibrationBin;
import org.entirespace.core.metric.MetricValue;
import org.entirespace.core.metric.RocCurve;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An evaluation as JSON with all its figures, in full precision. Each metric is an object: {@code {"value": 0.71}}, with {@code low} and {@code high}
 * where it has an interval, or {@code {"undefined": "one class"}}.
 */
public final class EvaluationJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private EvaluationJson() {}

    /** Writes an evaluation to a file, whole or not at all. */
    public static FileSeal write(Path file, Evaluation evaluation) throws IOException {
        byte[] text = (MAPPER.writeValueAsString(tree(evaluation)) + "\n").getBytes(StandardCharsets.UTF_8);
        return AtomicFile.write(file, out -> out.write(text));
    }

    /** An evaluation as a tree. */
    public static ObjectNode tree(Evaluation evaluation) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("graph", evaluation.graph());
        tree.put("rows", evaluation.rows());
        tree.put("groups", evaluation.groups());
        EvaluationOptions options = evaluation.options();
        tree.putObject("options")
                .put("bootstrap", options.bootstrap())
                .put("confidence", options.confidence())
                .put("calibrationBins", options.calibrationBins())
                .put("seed", options.seed());
        ArrayNode behaviors = tree.putArray("behaviors");
        for (BehaviorCounts behavior : evaluation.behaviors()) {
            ObjectNode node =
                    counts(behaviors.addObject().put("behavior", behavior.behavior()), behavior.impressions());
            ObjectNode after = node.putObject("after");
            behavior.after().forEach((past, counts) -> counts(after.putObject(past), counts));
        }
        ArrayNode quantities = tree.putArray("quantities");
        evaluation.quantities().forEach(quantity -> quantity(quantities.addObject(), quantity));
        return tree;
    }

    private static ObjectNode counts(ObjectNode node, LabelCounts counts) {
        node.put("positive", counts.positive());
        node.put("negative", counts.negative());
        node.put("unobserved", counts.unobserved());
        return metric(node, "rate", counts.rate());
    }

    private static void quantity(ObjectNode node, QuantityEvaluation quantity) {
        node.put("name", quantity.name());
        node.put("key", quantity.quantity().key());
        node.put("space", quantity.space().name());
        counts(node, quantity.counts());
        Ranking ranking = quantity.ranking();
        estimate(node, "auc", ranking.auc());
        metric(node, "gauc", ranking.gauc().value());
        node.put("groupsUsed", ranking.gauc().groupsUsed());
        node.put("groupsSkipped", ranking.gauc().groupsSkipped());
        ArrayNode top = node.putArray("f1");
        ranking.top().forEach(f1 -> metric(top.addObject().put("topShare", f1.share()), "f1", f1.f1()));
        node.put("aboveOne", quantity.aboveOne());
        Calibration calibration = quantity.calibration();
        estimate(node, "logLoss", calibration.logLoss());
        metric(node, "normalizedEntropy", calibration.normalizedEntropy());
        estimate(node, "calibrationRatio", calibration.ratio());
        metric(node, "expectedCalibrationError", calibration.expectedError());
        ArrayNode bins = node.putArray("calibration");
        calibration.table().bins().forEach(bin -> bin(bins.addObject(), bin));
        ArrayNode roc = node.putArray("roc");
        for (RocCurve.Point point : ranking.roc().points()) {
            roc.addArray().add(point.falsePositiveRate()).add(point.truePositiveRate());
        }
    }

    private static void bin(ObjectNode node, CalibrationBin bin) {
        node.put("rows", bin.rows());
        node.put("positive", bin.positives());
        node.put("meanPredicted", bin.meanPredicted());
        node.put("observedRate", bin.observedRate());
        node.put("low", bin.observedLow());
        node.put("high", bin.observedHigh());
    }

    private static ObjectNode metric(ObjectNode node, String name, MetricValue value) {
        ObjectNode metric = node.putObject(name);
        value.fold(number -> metric.put("value", number), reason -> metric.put("undefined", reason));
        return node;
    }

    private static void estimate(ObjectNode node, String name, Estimate estimate) {
        ObjectNode metric = (ObjectNode) metric(node, name, estimate.value()).get(name);
        if (estimate.interval() != null) {
            metric.put("low", estimate.interval().low());
            metric.put("high", estimate.interval().high());
            metric.put("replicates", estimate.interval().replicates());
            metric.put("skipped", estimate.interval().skipped());
        }
    }
}
