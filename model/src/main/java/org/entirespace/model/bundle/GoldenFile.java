/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.artifact.CorruptArtifactException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Golden requests as a file of JSON lines, each with the keys {@code body} and {@code expected}. */
final class GoldenFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private GoldenFile() {}

    static void write(List<GoldenRequest> requests, OutputStream out) throws IOException {
        for (GoldenRequest request : requests) {
            ObjectNode line = JSON.createObjectNode();
            line.set("body", JSON.readTree(request.body()));
            ArrayNode expected = line.putArray("expected");
            for (Map<String, Double> candidate : request.expected()) {
                ObjectNode probabilities = expected.addObject();
                candidate.forEach(probabilities::put);
            }
            out.write(JSON.writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
    }

    /** Reads a file whose checksum was verified. */
    static List<GoldenRequest> read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new CorruptArtifactException(file, "encoding", "UTF-8", "other bytes");
        }
        List<GoldenRequest> requests = new ArrayList<>();
        for (String line : lines) {
            try {
                requests.add(request(JSON.readTree(line)));
            } catch (JacksonException | IllegalArgumentException e) {
                throw new CorruptArtifactException(
                        file, "line " + (requests.size() + 1), "a golden request", String.valueOf(e.getMessage()));
            }
        }
        return requests;
    }

    private static GoldenRequest request(JsonNode line) {
        List<Map<String, Double>> expected = new ArrayList<>();
        for (JsonNode candidate : line.required("expected")) {
            Map<String, Double> probabilities = new LinkedHashMap<>();
            candidate
                    .propertyStream()
                    .forEach(entry ->
                            probabilities.put(entry.getKey(), entry.getValue().doubleValue()));
            expected.add(probabilities);
        }
        return new GoldenRequest(JSON.writeValueAsString(line.required("body")), expected);
    }
}
