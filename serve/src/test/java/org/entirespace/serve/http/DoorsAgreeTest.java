/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.model.network.Network;
import org.entirespace.model.scoring.Door;
import org.entirespace.model.scoring.ModelDoor;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The same random requests through the library, {@code /v1/score}, and inference in JSON and in binary form. */
class DoorsAgreeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INFER = "/v2/models/shop/infer";

    @TempDir
    Path models;

    private TestServer server;
    private Door library;

    @BeforeEach
    void start() throws Exception {
        Network network = TinyHolder.write(models);
        library = new ModelDoor(new ModelScorer(network, TinyModels.ENGINE));
        server = new TestServer(models, ServingOptions.defaults());
        server.holder.load("shop");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A random request, its values by field; of each a list by row, where null is missing. */
    private static final class Sample {
        final List<String> items = new ArrayList<>();
        final List<List<String>> tags = new ArrayList<>();
        final List<Double> ages = new ArrayList<>();
        final List<Double> prices = new ArrayList<>();
        final String user;
        final int rows;

        Sample(SplittableRandom random) {
            rows = 1 + random.nextInt(60);
            user = "ü" + random.nextInt(9);
            for (int row = 0; row < rows; row++) {
                items.add(random.nextInt(5) == 0 ? "" : "i" + random.nextInt(5));
                List<String> bag = new ArrayList<>();
                for (int k = random.nextInt(4); k > 0; k--) {
                    bag.add("wxyz".substring(k, k + 1));
                }
                tags.add(bag);
                ages.add(random.nextInt(5) == 0 ? Double.NaN : random.nextInt(-5, 20));
                prices.add(random.nextInt(5) == 0 ? Double.NaN : random.nextDouble(-4, 6));
            }
        }

        String body() {
            ObjectNode body = JSON.createObjectNode();
            body.putObject("request").put("user", user);
            ArrayNode candidates = body.putArray("candidates");
            for (int row = 0; row < rows; row++) {
                ObjectNode candidate = candidates.addObject();
                if (!items.get(row).isEmpty()) {
                    candidate.put("item", items.get(row));
                }
                ArrayNode bag = candidate.putArray("tags");
                tags.get(row).forEach(bag::add);
                if (!ages.get(row).isNaN()) {
                    candidate.put("age", ages.get(row));
                }
                if (!prices.get(row).isNaN()) {
                    candidate.put("price", prices.get(row));
                }
            }
            return body.toString();
        }

        String texts(int row, int k) {
            List<String> bag = tags.get(row);
            return k < bag.size() ? bag.get(k) : "";
        }
    }

    /** One request for inference, in JSON or with all its inputs in binary form. */
    private static final class Infer {
        final ObjectNode json = JSON.createObjectNode();
        final ByteArrayOutputStream binary = new ByteArrayOutputStream();
        final boolean isBinary;

        Infer(Sample sample, boolean isBinary, String type) {
            this.isBinary = isBinary;
            ObjectNode parameters = json.putObject("parameters");
            parameters.put("binary_data_output", isBinary);
            parameters.put("datatype", type);
            json.putArray("inputs");
            input("user", "BYTES", new int[] {1}, List.of(sample.user));
            input("item", "BYTES", new int[] {sample.rows, 1}, sample.items);
            List<String> bags = new ArrayList<>();
            for (int row = 0; row < sample.rows; row++) {
                for (int k = 0; k < 3; k++) {
                    bags.add(sample.texts(row, k));
                }
            }
            input("tags", "BYTES", new int[] {sample.rows, 3}, bags);
            input("age", "FP64", new int[] {sample.rows}, sample.ages);
            input("price", "FP64", new int[] {sample.rows}, sample.prices);
        }

        private void input(String name, String type, int[] shape, List<?> values) {
            ObjectNode input = ((ArrayNode) json.path("inputs")).addObject();
            input.put("name", name).put("datatype", type);
            ArrayNode dimensions = input.putArray("shape");
            for (int dimension : shape) {
                dimensions.add(dimension);
            }
            if (!isBinary) {
                ArrayNode data = input.putArray("data");
                for (Object value : values) {
                    if (value instanceof Double number) {
                        data.add(number.isNaN() ? null : number);
                    } else {
                        data.add((String) value);
                    }
                }
                return;
            }
            int begin = binary.size();
            for (Object value : values) {
                if (value instanceof Double number) {
                    binary.writeBytes(ByteBuffer.allocate(8)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putDouble(number)
                            .array());
                } else {
                    byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
                    binary.writeBytes(ByteBuffer.allocate(4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt(text.length)
                            .array());
                    binary.writeBytes(text);
                }
            }
            input.putObject("parameters").put("binary_data_size", binary.size() - begin);
        }
    }

    private List<Map<String, Double>> infer(Infer infer) throws Exception {
        byte[] head = infer.json.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head);
        body.writeBytes(infer.binary.toByteArray());
        HttpRequest.Builder request =
                server.request(INFER).POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        if (infer.isBinary) {
            request.header("Inference-Header-Content-Length", "" + head.length);
        }
        HttpResponse<byte[]> response = server.client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        byte[] bytes = response.body();
        assertThat(response.statusCode())
                .as(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo(200);
        int length = response.headers()
                .firstValue("Inference-Header-Content-Length")
                .map(Integer::valueOf)
                .orElse(bytes.length);
        assertThat(length < bytes.length).isEqualTo(infer.isBinary);
        ByteBuffer rest = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(length);
        List<Map<String, Double>> answers = new ArrayList<>();
        for (JsonNode output : JSON.readTree(bytes, 0, length).path("outputs")) {
            int rows = output.path("shape").get(0).asInt();
            for (int row = 0; row < rows; row++) {
                if (answers.size() == row) {
                    answers.add(new LinkedHashMap<>());
                }
                double value = !infer.isBinary
                        ? output.path("data").get(row).doubleValue()
                        : output.path("datatype").asString().equals("FP32") ? rest.getFloat() : rest.getDouble();
                answers.get(row).put(output.path("name").asString(), value);
            }
        }
        assertThat(rest.hasRemaining()).isFalse();
        return answers;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void allDoorsGiveTheSameNumbers(long seed) throws Exception {
        Sample sample = new Sample(new SplittableRandom(seed));
        List<Map<String, Double>> expected = library.answer(sample.body());

        Door score = new HttpDoor(HttpClient.newHttpClient(), server.uri("/v1/score"), Duration.ofSeconds(20));
        assertThat(score.answer(sample.body())).isEqualTo(expected);
        assertThat(infer(new Infer(sample, false, "FP64"))).isEqualTo(expected);
        assertThat(infer(new Infer(sample, true, "FP64"))).isEqualTo(expected);
        for (boolean binary : new boolean[] {false, true}) {
            List<Map<String, Double>> floats = infer(new Infer(sample, binary, "FP32"));
            assertThat(floats).hasSameSizeAs(expected);
            for (int row = 0; row < sample.rows; row++) {
                for (Map.Entry<String, Double> entry : expected.get(row).entrySet()) {
                    assertThat(floats.get(row).getOrDefault(entry.getKey(), Double.NaN))
                            .isEqualTo(entry.getValue(), within(1e-6));
                }
            }
        }
    }
}
