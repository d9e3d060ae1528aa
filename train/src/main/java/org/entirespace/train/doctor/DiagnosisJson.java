/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import java.util.Locale;
import org.entirespace.core.graph.SpaceConfusion;
import org.entirespace.core.graph.SpaceConfusion.Figure;
import org.entirespace.core.graph.SpaceConfusion.Measured;
import org.entirespace.train.evaluate.LabelCounts;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A diagnosis as JSON, in full precision. */
public final class DiagnosisJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DiagnosisJson() {}

    /** The indented text. */
    public static String text(Diagnosis diagnosis) {
        return MAPPER.writeValueAsString(tree(diagnosis)) + "\n";
    }

    /** A diagnosis as a tree. */
    static ObjectNode tree(Diagnosis diagnosis) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("samples", diagnosis.samples());
        tree.put("observedUntil", diagnosis.observedUntil().toString());
        DoctorOptions options = diagnosis.options();
        tree.putObject("options")
                .put("trainPositives", options.trainPositives())
                .put("judgePositives", options.judgePositives())
                .put("drift", options.drift())
                .put("confidence", options.confidence());
        ArrayNode findings = tree.putArray("findings");
        diagnosis
                .findings()
                .forEach(finding -> findings.addObject()
                        .put("severity", lower(finding.severity()))
                        .put("text", finding.text()));
        ArrayNode labels = tree.putArray("labels");
        for (Funnel funnel : diagnosis.funnels()) {
            funnel.steps().forEach(step -> step(labels.addObject().put("split", lower(funnel.split())), step));
        }
        ArrayNode fields = tree.putArray("fields");
        for (FieldState state : diagnosis.fields()) {
            state.splits()
                    .forEach(values -> fields.addObject()
                            .put("field", state.field().name())
                            .put("encoding", lower(state.field().encoding()))
                            .put("split", lower(values.split()))
                            .put("values", values.values())
                            .put("missing", values.missing())
                            .put("unknown", values.unknown())
                            .put("allEqual", values.constant()));
        }
        if (diagnosis.question() != null && diagnosis.confusion() != null) {
            confusion(tree.putObject("spaceConfusion"), diagnosis.question(), diagnosis.confusion());
        }
        return tree;
    }

    private static void step(ObjectNode node, FunnelStep step) {
        LabelCounts counts = step.counts();
        node.put("label", step.label()).put("among", step.among());
        node.put("positive", counts.positive());
        node.put("negative", counts.negative());
        node.put("unobserved", counts.unobserved());
        ObjectNode rate = node.putObject("rate");
        counts.rate().fold(value -> rate.put("value", value), reason -> rate.put("undefined", reason));
    }

    private static void confusion(ObjectNode node, ConfusionQuestion question, SpaceConfusion confusion) {
        node.put("click", question.click());
        node.put("local", question.local());
        node.put("global", question.global());
        node.put("purchase", question.purchase());
        confusion.fold(found -> measured(node, found), none -> node.put("undefined", none.reason()));
    }

    private static ObjectNode measured(ObjectNode node, Measured found) {
        node.put("rows", found.counts().rows());
        node.put("groups", found.counts().groups());
        node.put("purchases", found.counts().purchases());
        figure(node, "l", found.local());
        figure(node, "g", found.global());
        figure(node, "r1", found.purchaseWithGlobal());
        figure(node, "r0", found.purchaseWithoutGlobal());
        figure(node, "truth", found.truth());
        figure(node, "estimate", found.estimate());
        figure(node, "bias", found.bias());
        return node;
    }

    private static void figure(ObjectNode node, String name, Figure figure) {
        node.putObject(name)
                .put("value", figure.value())
                .put("low", figure.low())
                .put("high", figure.high());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
