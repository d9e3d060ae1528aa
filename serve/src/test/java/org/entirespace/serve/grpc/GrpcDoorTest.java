/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.network.Network;
import org.entirespace.model.scoring.Door;
import org.entirespace.model.scoring.ModelDoor;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.TinyModels;
import org.entirespace.serve.grpc.wire.InferParameter;
import org.entirespace.serve.grpc.wire.InferTensorContents;
import org.entirespace.serve.grpc.wire.ModelInferRequest;
import org.entirespace.serve.grpc.wire.ModelInferRequest.InferInputTensor;
import org.entirespace.serve.grpc.wire.ModelInferResponse;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same requests through the library, the door, and tensors in both forms. */
class GrpcDoorTest {

    @TempDir
    Path models;

    private Network network = TinyModels.network(GraphCatalog.hm3(), TinyModels.schema(), 1);
    private TestGrpc server;
    private GrpcDoor door;

    @BeforeEach
    void start() throws Exception {
        network = TinyHolder.write(models);
        server = new TestGrpc(models, ServingOptions.defaults());
        server.test.holder.load("shop");
        door = door("");
    }

    @AfterEach
    void stop() {
        door.close();
        server.close();
    }

    private GrpcDoor door(String path) {
        return new GrpcDoor(URI.create("grpc://127.0.0.1:" + server.server.port() + path), Duration.ofSeconds(20));
    }

    private List<Map<String, Double>> expected(String body) throws IOException {
        Door library = new ModelDoor(new ModelScorer(network, TinyModels.ENGINE));
        return library.answer(body);
    }

    @Test
    void goldenAnswersAreTheLibrarysToTheBit() throws Exception {
        List<GoldenRequest> golden = TinyModels.golden(network);
        assertThat(golden).isNotEmpty();
        for (GoldenRequest request : golden) {
            assertThat(door.answer(request.body())).isEqualTo(expected(request.body()));
        }
        try (GrpcDoor named = door("/shop/1")) {
            assertThat(named.answer(golden.get(0).body()))
                    .isEqualTo(expected(golden.get(0).body()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"candidates\":[]}",
                "{\"candidates\":[{},{}]}",
                "{\"request\":{\"user\":\"u\",\"item\":\"i1\",\"tags\":[\"x\"],\"age\":3,\"price\":2},\"candidates\":[{},{},{}]}",
                "{\"request\":{\"user\":7,\"tags\":[]},\"candidates\":[{\"item\":true,\"age\":true},{\"tags\":null,\"price\":-1e3}]}",
                "{\"candidates\":[{\"tags\":[\"x\",\"ü\",null,\"x\"]},{\"tags\":[]},{\"item\":\"日本\"}]}"
            })
    void rawRequestsOfAnyFormBecomeTensors(String body) throws Exception {
        assertThat(door.answer(body)).isEqualTo(expected(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"candidates\":[{\"item\":\"\"}]}",
                "{\"candidates\":[{\"tags\":[\"\"]}]}",
                "{\"candidates\":[{\"price\":\"1\"}]}",
                "{\"candidates\":[{\"item\":1.5}]}",
                "{\"candidates\":[{\"item\":\"a\",\"item\":\"b\"}]}",
                "{\"candidates\":[{\"town\":1}]}",
                "{"
            })
    void whatCannotBeATensorIsTold(String body) {
        assertThatThrownBy(() -> door.answer(body))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be asked: ");
    }

    @Test
    void whatTheServerRefusesIsTold() {
        try (GrpcDoor none = door("/none")) {
            assertThatThrownBy(() -> none.answer("{\"candidates\":[{}]}"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("status NOT_FOUND: model 'none' is not served");
        }
        try (GrpcDoor nobody = new GrpcDoor(URI.create("grpc://127.0.0.1:1"), Duration.ofSeconds(20))) {
            assertThatThrownBy(() -> nobody.answer("{\"candidates\":[{}]}"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("status UNAVAILABLE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc://host", "http://host:1", "grpc://host:1/a/b/c", "grpc:host"})
    void anAddressOfAnotherFormIsRefused(String address) {
        assertThatThrownBy(() -> new GrpcDoor(URI.create(address), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected grpc://HOST:PORT");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void typedContentsAndRawOnesGiveTheSameNumbers(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 1 + random.nextInt(40);
        InferInputTensor.Builder item = TestGrpc.input("item", "BYTES", rows);
        InferInputTensor.Builder price = TestGrpc.input("price", "FP64", rows);
        InferInputTensor.Builder age = TestGrpc.input("age", "INT8", rows, 1);
        InferTensorContents.Builder items = InferTensorContents.newBuilder();
        InferTensorContents.Builder prices = InferTensorContents.newBuilder();
        InferTensorContents.Builder ages = InferTensorContents.newBuilder();
        List<String> candidates = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int number = random.nextInt(5);
            double cost = random.nextDouble(-4, 6);
            int years = random.nextInt(-5, 20);
            items.addBytesContents(ByteString.copyFromUtf8("i" + number));
            prices.addFp64Contents(cost);
            ages.addIntContents(years);
            candidates.add("{\"item\":\"i" + number + "\",\"price\":" + cost + ",\"age\":" + years + "}");
        }
        ModelInferRequest typed = ModelInferRequest.newBuilder()
                .addInputs(item.setContents(items))
                .addInputs(price.setContents(prices))
                .addInputs(age.setContents(ages))
                .build();
        String body = "{\"candidates\":[" + String.join(",", candidates) + "]}";

        List<Map<String, Double>> expected = expected(body);

        assertThat(door.answer(body)).isEqualTo(expected);
        assertThat(rows(server.stub.modelInfer(typed))).isEqualTo(expected);
        List<Map<String, Double>> floats = rows(server.stub.modelInfer(typed.toBuilder()
                .putParameters(
                        "datatype",
                        InferParameter.newBuilder().setStringParam("FP32").build())
                .build()));
        for (int row = 0; row < rows; row++) {
            for (Map.Entry<String, Double> entry : expected.get(row).entrySet()) {
                assertThat(floats.get(row).getOrDefault(entry.getKey(), Double.NaN))
                        .isEqualTo(entry.getValue(), within(1e-6));
            }
        }
    }

    private static List<Map<String, Double>> rows(ModelInferResponse response) {
        assertThat(response.getRawOutputContentsCount()).isZero();
        List<Map<String, Double>> rows = new ArrayList<>();
        response.getOutputsList().forEach(output -> {
            InferTensorContents contents = output.getContents();
            for (int row = 0; row < output.getShape(0); row++) {
                if (row == rows.size()) {
                    rows.add(new LinkedHashMap<>());
                }
                double value = output.getDatatype().equals("FP32")
                        ? contents.getFp32Contents(row)
                        : contents.getFp64Contents(row);
                rows.get(row).put(output.getName(), value);
            }
        });
        return rows;
    }

    @Test
    void outputsAreThoseThatAreAskedForByKeyOrAlias() throws Exception {
        ModelInferRequest request = TestGrpc.prices(3).toBuilder()
                .addOutputs(ModelInferRequest.InferRequestedOutputTensor.newBuilder()
                        .setName("CTCVR"))
                .addOutputs(ModelInferRequest.InferRequestedOutputTensor.newBuilder()
                        .setName("click")
                        .putParameters(
                                "datatype",
                                InferParameter.newBuilder()
                                        .setStringParam("FP32")
                                        .build()))
                .build();

        ModelInferResponse answer = server.stub.modelInfer(request);

        List<Map<String, Double>> expected = expected("{\"candidates\":[{\"price\":0},{\"price\":1},{\"price\":2}]}");
        assertThat(answer.getOutputs(0).getName()).isEqualTo("CTCVR");
        assertThat(answer.getOutputs(1).getDatatype()).isEqualTo("FP32");
        for (int row = 0; row < 3; row++) {
            assertThat(answer.getRawOutputContents(0)
                            .asReadOnlyByteBuffer()
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getDouble(8 * row))
                    .isEqualTo(expected.get(row).getOrDefault("purchase", Double.NaN));
            assertThat(answer.getRawOutputContents(1)
                            .asReadOnlyByteBuffer()
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getFloat(4 * row))
                    .isEqualTo(
                            expected.get(row).getOrDefault("click", Double.NaN).floatValue());
        }
    }
}
