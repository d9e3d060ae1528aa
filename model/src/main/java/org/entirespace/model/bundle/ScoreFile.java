/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Quantity;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The distribution of a model's scores as a file of JSON. */
final class ScoreFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private ScoreFile() {}

    static void write(ScoreReference reference, OutputStream out) throws IOException {
        out.write(JSON.writeValueAsBytes(reference));
    }

    /** Reads a file whose checksum was verified. */
    static ScoreReference read(Path file, CompiledGraph graph) throws IOException {
        ScoreReference reference;
        try {
            reference = JSON.readValue(Files.readAllBytes(file), ScoreReference.class);
            if (reference == null) { // the JSON value null
                throw new CorruptArtifactException(file, "content", "distributions of scores", "null");
            }
        } catch (JacksonException e) {
            throw new CorruptArtifactException(file, "content", "distributions of scores", e.getOriginalMessage());
        }
        List<String> known = graph.quantities().stream().map(Quantity::key).toList();
        for (ScoreReference.QuantityScores scores : reference.quantities()) {
            if (!known.contains(scores.quantity())) {
                throw new CorruptArtifactException(file, "quantities", known, scores.quantity());
            }
        }
        return reference;
    }
}
