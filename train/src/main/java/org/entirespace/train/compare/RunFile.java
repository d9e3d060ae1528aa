/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.artifact.SealedText;
import org.entirespace.core.metric.MetricValue;
import org.entirespace.train.compare.RunRecord.Training;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps what runs came to, a sealed JSON file each, so that an experiment goes on where it stopped. */
final class RunFile {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RunFile() {}

    /** Writes a record, whole or not at all. */
    static void write(Path folder, RunRecord record) throws IOException {
        Path file = folder.resolve(record.key().file());
        Files.createDirectories(file.resolveSibling(""));
        String text = SealedText.seal(MAPPER.writeValueAsString(tree(record)) + "\n");
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads the record of a run; empty where there is none, or it is damaged, or was made in another way, so that the run has to be
     * made again.
     */
    static Optional<RunRecord> read(Path folder, RunKey key, String fingerprint) throws IOException {
        Path file = folder.resolve(key.file());
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode tree = MAPPER.readTree(SealedText.read(file));
            return tree.path("fingerprint").asString("").equals(fingerprint)
                    ? Optional.of(record(key, fingerprint, tree))
                    : Optional.empty();
        } catch (CorruptArtifactException | JacksonException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode tree(RunRecord record) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("seal", "0".repeat(64));
        tree.put("fingerprint", record.fingerprint());
        RunKey key = record.key();
        tree.put("data", key.data())
                .put("model", key.model())
                .put("seed", key.seed())
                .put("trial", key.trial());
        tree.put("chosen", record.chosen());
        tree.put("criterionName", record.criterionName());
        tree.set("criterion", value(record.criterion()));
        Training training = record.training();
        tree.putObject("training")
                .put("rows", training.rows())
                .put("keptEpoch", training.keptEpoch())
                .put("seconds", training.seconds())
                .put("samplesPerSecond", training.samplesPerSecond());
        ArrayNode figures = tree.putArray("figures");
        for (Figure figure : record.figures()) {
            ObjectNode node = figures.addObject()
                    .put("quantity", figure.key().quantity())
                    .put("rows", figure.key().rows())
                    .put("metric", figure.key().metric());
            node.set("value", value(figure.value()));
            if (!figure.replicates().isEmpty()) {
                ArrayNode replicates = node.putArray("replicates");
                figure.replicates().forEach(replicate -> replicates.add(value(replicate)));
            }
        }
        return tree;
    }

    /** A number, or the reason why there is none. */
    private static JsonNode value(MetricValue value) {
        return value.fold(JsonNodeFactory.instance::numberNode, reason -> JsonNodeFactory.instance.stringNode(reason));
    }

    private static RunRecord record(RunKey key, String fingerprint, JsonNode tree) {
        JsonNode training = tree.path("training");
        List<Figure> figures = new ArrayList<>();
        for (JsonNode node : tree.path("figures")) {
            List<MetricValue> replicates = new ArrayList<>();
            node.path("replicates").forEach(replicate -> replicates.add(value(replicate)));
            FigureKey figure = new FigureKey(
                    node.path("quantity").asString(),
                    node.path("rows").asString(),
                    node.path("metric").asString());
            figures.add(new Figure(figure, value(node.path("value")), replicates));
        }
        return new RunRecord(
                key,
                fingerprint,
                tree.path("chosen").asInt(),
                value(tree.path("criterion")),
                tree.path("criterionName").asString(),
                new Training(
                        training.path("rows").asLong(),
                        training.path("keptEpoch").asInt(),
                        training.path("seconds").asDouble(),
                        training.path("samplesPerSecond").asDouble()),
                figures);
    }

    private static MetricValue value(JsonNode node) {
        return node.isNumber() ? MetricValue.of(node.asDouble()) : MetricValue.undefined(node.asString());
    }
}
