/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.oip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.json.MixedBody;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InferScoringTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path models;

    private ModelHolder holder;

    @BeforeEach
    void load() throws Exception {
        holder = TinyHolder.in(models);
    }

    private MixedBody infer(byte[] bytes, int jsonLength) throws Exception {
        try (Lease lease = holder.lease("shop")) {
            return InferScoring.answer(lease, new MixedBody(bytes, bytes.length, jsonLength), 100);
        }
    }

    private JsonNode infer(String json) throws Exception {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        MixedBody answer = infer(bytes, bytes.length);
        assertThat(answer.jsonLength()).isEqualTo(answer.bytes().length);
        return JSON.readTree(answer.bytes());
    }

    private static String file(String name) throws Exception {
        try (InputStream in = InferScoringTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Requires the same keys in the same places, and numbers that differ by no more than engines do. */
    private static void requireSame(JsonNode found, JsonNode expected, String place) {
        if (expected.isNumber()) {
            assertThat(found.doubleValue()).as(place).isEqualTo(expected.doubleValue(), within(1e-6));
            return;
        }
        assertThat(found.getNodeType()).as(place).isEqualTo(expected.getNodeType());
        assertThat(found.size()).as(place).isEqualTo(expected.size());
        if (expected.isObject()) {
            expected.propertyStream()
                    .forEach(entry ->
                            requireSame(found.path(entry.getKey()), entry.getValue(), place + "/" + entry.getKey()));
        } else if (expected.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                requireSame(found.get(i), expected.get(i), place + "/" + i);
            }
        } else {
            assertThat(found).as(place).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flat", "nested", "shared", "outputs", "missing"})
    void requestsOfTheProtocolHaveTheirGoldenResponses(String name) throws Exception {
        JsonNode found = infer(file(name + ".request.json"));

        requireSame(found, JSON.readTree(file(name + ".response.json")), name);
    }

    @Test
    void aModelSaysWhatItTakesAndAnswers() throws Exception {
        ServedModel model = holder.newest("shop");

        requireSame(
                JSON.readTree(Metadata.model(model, java.util.List.of("1"))),
                JSON.readTree(file("metadata.json")),
                "metadata");
        assertThat(new String(Metadata.server("1.2"), StandardCharsets.UTF_8))
                .isEqualTo("{\"name\":\"entirespace\",\"version\":\"1.2\","
                        + "\"extensions\":[\"binary_tensor_data\",\"model_repository\"]}");
    }

    @Test
    void keysMayComeInAnyOrder() throws Exception {
        String usual = "{\"inputs\":[{\"name\":\"item\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"i1\",\"ü\"]}],"
                + "\"outputs\":[{\"name\":\"click\"}],\"id\":\"7\"}";
        String other = "{\"outputs\":[{\"name\":\"click\"}],\"id\":\"7\","
                + "\"inputs\":[{\"data\":[\"i1\",\"ü\"],\"datatype\":\"BYTES\",\"name\":\"item\",\"shape\":[2]}]}";

        assertThat(infer(other)).isEqualTo(infer(usual));
    }

    @Test
    void theModelThatTheBodyNamesMustBeThatOfTheAddress() throws Exception {
        String rest = ",\"inputs\":[{\"name\":\"item\",\"shape\":[1],\"datatype\":\"BYTES\",\"data\":[\"i1\"]}]}";

        assertThat(infer("{\"model_name\":\"shop\",\"model_version\":\"1\"" + rest)
                        .path("outputs")
                        .size())
                .isPositive();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> infer("{\"model_name\":\"other\"" + rest))
                .hasMessageContaining("another model");
    }

    @Test
    void binaryInputsFollowTheJsonAndBinaryOutputsFollowTheAnswer() throws Exception {
        String json = "{\"inputs\":["
                + "{\"name\":\"price\",\"shape\":[2,1],\"datatype\":\"UINT32\",\"parameters\":{\"binary_data_size\":8}},"
                + "{\"name\":\"age\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[3]},"
                + "{\"name\":\"item\",\"shape\":[2],\"datatype\":\"BYTES\",\"parameters\":{\"binary_data_size\":12}}],"
                + "\"outputs\":[{\"name\":\"CTCVR\",\"parameters\":{\"binary_data\":true}},{\"name\":\"click\"},"
                + "{\"name\":\"CVR\",\"parameters\":{\"binary_data\":true,\"datatype\":\"FP32\"}}]}";
        byte[] head = json.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(head.length + 20).order(ByteOrder.LITTLE_ENDIAN);
        body.put(head)
                .putInt(2)
                .putInt(5)
                .putInt(2)
                .put((byte) 'i')
                .put((byte) '1')
                .putInt(2)
                .put((byte) 'i')
                .put((byte) '2');

        MixedBody answer = infer(body.array(), head.length);

        JsonNode expected = infer("{\"inputs\":["
                + "{\"name\":\"price\",\"shape\":[2],\"datatype\":\"FP64\",\"data\":[2,5]},"
                + "{\"name\":\"age\",\"shape\":[2],\"datatype\":\"FP64\",\"data\":[3,3]},"
                + "{\"name\":\"item\",\"shape\":[2],\"datatype\":\"BYTES\",\"data\":[\"i1\",\"i2\"]}]}");
        JsonNode found = JSON.readTree(answer.bytes(), 0, answer.jsonLength());
        assertThat(found.at("/outputs/0").toString())
                .isEqualTo("{\"name\":\"CTCVR\",\"datatype\":\"FP64\",\"shape\":[2],"
                        + "\"parameters\":{\"binary_data_size\":16}}");
        assertThat(found.at("/outputs/1/data")).isEqualTo(data(expected, "click"));
        assertThat(found.at("/outputs/2/datatype").asString()).isEqualTo("FP32");
        ByteBuffer rest =
                ByteBuffer.wrap(answer.bytes()).order(ByteOrder.LITTLE_ENDIAN).position(answer.jsonLength());
        for (int row = 0; row < 2; row++) {
            assertThat(rest.getDouble())
                    .isEqualTo(data(expected, "purchase").get(row).doubleValue());
        }
        for (int row = 0; row < 2; row++) {
            assertThat(rest.getFloat())
                    .isEqualTo((float) data(expected, "purchase|click").get(row).doubleValue());
        }
        assertThat(rest.hasRemaining()).isFalse();
    }

    private static JsonNode data(JsonNode answer, String output) {
        for (JsonNode one : answer.path("outputs")) {
            if (one.path("name").asString().equals(output)) {
                return one.path("data");
            }
        }
        throw new AssertionError(output);
    }

    @Test
    void floatsMeanTheSameInJsonAndInBinaryForm() throws Exception {
        String start = "{\"inputs\":[{\"name\":\"price\",\"shape\":[1],\"datatype\":\"FP32\",";
        byte[] head = (start + "\"parameters\":{\"binary_data_size\":4}}]}").getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(head.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        body.put(head).putFloat(0.1f);

        assertThat(JSON.readTree(infer(body.array(), head.length).bytes()))
                .isEqualTo(infer(start + "\"data\":[0.1]}]}"));
    }

    @Test
    void allOutputsAreBinaryWhereTheRequestSaysSo() throws Exception {
        byte[] bytes = ("{\"parameters\":{\"binary_data_output\":true,\"datatype\":\"FP32\"},\"inputs\":["
                        + "{\"name\":\"price\",\"shape\":[3],\"datatype\":\"INT8\",\"data\":[1,2,3]}]}")
                .getBytes(StandardCharsets.UTF_8);

        MixedBody answer = infer(bytes, bytes.length);

        int outputs = holder.newest("shop").quantities().size();
        assertThat(answer.bytes().length - answer.jsonLength()).isEqualTo(outputs * 3 * 4);
        assertThat(JSON.readTree(answer.bytes(), 0, answer.jsonLength())
                        .path("outputs")
                        .size())
                .isEqualTo(outputs);
    }
}
