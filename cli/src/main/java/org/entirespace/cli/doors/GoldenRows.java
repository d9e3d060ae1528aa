/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.model.bundle.GoldenRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Golden requests as a Parquet file of raw rows: one for each candidate, with a column for each field. */
final class GoldenRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private GoldenRows() {}

    /** Writes them, in their order, and returns the file. */
    static Path write(List<GoldenRequest> golden, Schema schema, DuckSession session, Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (GoldenRequest request : golden) {
            JsonNode body = JSON.readTree(request.body());
            for (JsonNode candidate : body.path("candidates")) {
                lines.add(JSON.writeValueAsString(row(schema, body.path("request"), candidate)));
            }
        }
        Path json = Files.write(folder.resolve("golden.ndjson"), lines);
        Path parquet = folder.resolve("golden.parquet");
        String columns = schema.fields().stream()
                .map(field -> text(field.name()) + ": " + text(type(field.kind())))
                .collect(Collectors.joining(", ", "{", "}"));
        session.execute(
                "write golden requests",
                "COPY (SELECT * FROM read_json(" + text(json.toString())
                        + ", format = 'newline_delimited', columns = " + columns + ")) TO "
                        + text(parquet.toString()) + " (FORMAT parquet)");
        return parquet;
    }

    /** The values of a candidate, and those that it has in common with others, as a column has them. */
    private static ObjectNode row(Schema schema, JsonNode request, JsonNode candidate) {
        ObjectNode row = JSON.createObjectNode();
        for (FittedField field : schema.fields()) {
            JsonNode own = candidate.get(field.name());
            @Nullable JsonNode value = own == null ? request.get(field.name()) : own;
            if (value != null && !value.isNull()) {
                row.set(field.name(), value(field.kind(), value));
            }
        }
        return row;
    }

    private static JsonNode value(FieldKind kind, JsonNode value) {
        return switch (kind) {
            case NUMERIC -> value.isBoolean() ? JSON.getNodeFactory().numberNode(value.booleanValue() ? 1 : 0) : value;
            case CATEGORICAL -> JSON.getNodeFactory().stringNode(value.asString());
            case BAG -> {
                ArrayNode texts = JSON.createArrayNode();
                for (JsonNode element : value) {
                    if (!element.isNull()) {
                        texts.add(element.asString());
                    }
                }
                yield texts;
            }
        };
    }

    private static String type(FieldKind kind) {
        return switch (kind) {
            case NUMERIC -> "DOUBLE";
            case CATEGORICAL -> "VARCHAR";
            case BAG -> "VARCHAR[]";
        };
    }

    /** A text as SQL has it. */
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
