/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.page.PageFile;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class OpenApiTest {

    private static final JsonNode API = new YAMLMapper().readTree(PageFile.OPENAPI.bytes());

    @TempDir
    private Path folder;

    @Test
    void everyAddressIsDescribedAndNoOther() throws Exception {
        try (TestServer server = new TestServer(folder, ServingOptions.defaults())) {
            List<String> answered = server.server.routes().stream()
                    .map(route -> route.method() + " /" + String.join("/", route.segments()))
                    .filter(address -> !address.equals("GET /") && !address.startsWith("GET /page/"))
                    .toList();

            assertThat(described()).containsExactlyInAnyOrderElementsOf(answered);
        }
    }

    private static List<String> described() {
        List<String> described = new ArrayList<>();
        API.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (!method.getKey().equals("parameters")) {
                        described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return described;
    }

    @Test
    void answersHaveTheKeysThatAreDescribed() throws Exception {
        TinyModels.write(folder.resolve("shop/2"), "shop", 1);
        try (TestServer server = new TestServer(folder, ServingOptions.defaults())) {
            server.holder.load("shop");

            assertDescribed(
                    server.post(
                                    "/v1/score",
                                    "{\"candidates\":[{\"id\":\"a\",\"price\":1}],\"value\":\"click * price\"}")
                            .body(),
                    "ScoreAnswer");
            assertDescribed(server.post("/v1/score", "{}").body(), "Error");
            assertDescribed(server.get("/v1/models").body(), "Models");
            assertDescribed(server.get("/v1/models/shop/drift").body(), "Drift");
            assertDescribed(server.get("/v2").body(), "Server");
            assertDescribed(server.get("/v2/models/shop").body(), "Model");
            assertDescribed(
                    server.post(
                                    "/v2/models/shop/infer",
                                    "{\"inputs\":[{\"name\":\"item\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"i1\"]}]}")
                            .body(),
                    "InferAnswer");
        }
    }

    private static void assertDescribed(String json, String schema) {
        assertDescribed(new YAMLMapper().readTree(json), resolved(API.at("/components/schemas/" + schema)), schema);
    }

    private static void assertDescribed(JsonNode value, JsonNode schema, String place) {
        if (value.isNull()) {
            assertThat(schema.path("nullable").booleanValue(false)).as(place).isTrue();
        } else if (value.isArray()) {
            value.forEach(item -> assertDescribed(item, resolved(schema.get("items")), place + "[]"));
        } else if (value.isObject() && schema.has("properties")) {
            assertThat(schema.get("properties").propertyNames()).as(place).containsAll(value.propertyNames());
            if (schema.has("required")) {
                schema.get("required")
                        .forEach(key -> assertThat(value.has(key.asString()))
                                .as(place + " " + key)
                                .isTrue());
            }
            value.properties()
                    .forEach(property -> assertDescribed(
                            property.getValue(),
                            resolved(schema.get("properties").get(property.getKey())),
                            place + "." + property.getKey()));
        } else if (schema.has("type")) {
            String type = schema.get("type").asString();
            assertThat(type)
                    .as(place)
                    .isEqualTo(
                            value.isObject()
                                    ? "object"
                                    : value.isString()
                                            ? "string"
                                            : value.isIntegralNumber() ? "integer" : value.isNumber() ? "number" : "?");
        }
    }

    private static JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? API.at(schema.get("$ref").asString().substring(1)) : schema;
    }
}
