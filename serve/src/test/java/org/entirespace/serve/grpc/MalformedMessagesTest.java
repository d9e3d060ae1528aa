/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.grpc.wire.GRPCInferenceServiceGrpc;
import org.entirespace.serve.grpc.wire.InferParameter;
import org.entirespace.serve.grpc.wire.InferTensorContents;
import org.entirespace.serve.grpc.wire.ModelInferRequest;
import org.entirespace.serve.grpc.wire.ModelInferRequest.InferInputTensor;
import org.entirespace.serve.grpc.wire.ModelInferRequest.InferRequestedOutputTensor;
import org.entirespace.serve.room.ServingOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, the answer is INVALID_ARGUMENT and one sentence that tells what is wrong, and the server goes on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedMessagesTest {

    /**
     * A message that cannot be answered.
     *
     * @param bytes what is sent
     * @param says a part of the complaint
     */
    record Bad(ByteString bytes, String says) {
        @Override
        public String toString() {
            return bytes.size() + " bytes: " + says;
        }
    }

    private static final MethodDescriptor<byte[], byte[]> INFER =
            GRPCInferenceServiceGrpc.getModelInferMethod().toBuilder(new BytesMarshaller(), new BytesMarshaller())
                    .build();

    private final List<Bad> table = new ArrayList<>();

    @TempDir
    static Path models;

    private TestGrpc server;

    @BeforeAll
    void start() throws Exception {
        TinyHolder.write(models);
        server = new TestGrpc(models, ServingOptions.defaults());
        server.test.holder.load("shop");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private void bytes(byte[] bytes, String says) {
        table.add(new Bad(ByteString.copyFrom(bytes), says));
    }

    private void bad(ModelInferRequest.Builder request, String says) {
        table.add(new Bad(request.build().toByteString(), says));
    }

    private static ModelInferRequest.Builder request() {
        return ModelInferRequest.newBuilder().setModelName("shop");
    }

    /** A request whose inputs are raw. */
    private static ModelInferRequest.Builder raw(InferInputTensor.Builder input, byte[] bytes) {
        return request().addInputs(input).addRawInputContents(ByteString.copyFrom(bytes));
    }

    /** A request with one input in the field of a type. */
    private static ModelInferRequest.Builder typed(
            InferInputTensor.Builder input, Consumer<InferTensorContents.Builder> fill) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        fill.accept(contents);
        return request().addInputs(input.setContents(contents));
    }

    private static InferInputTensor.Builder price(String datatype, long... shape) {
        return TestGrpc.input("price", datatype, shape);
    }

    private static byte[] doubles(double... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        return bytes.array();
    }

    private static byte[] text(int length, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(4 + utf8.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .put(utf8)
                .array();
    }

    private static InferParameter word(String text) {
        return InferParameter.newBuilder().setStringParam(text).build();
    }

    private static InferRequestedOutputTensor.Builder output(String name) {
        return InferRequestedOutputTensor.newBuilder().setName(name);
    }

    Stream<Bad> requests() {
        table.clear();
        noMessages();
        shapes();
        datatypes();
        rawContents();
        typedContents();
        rows();
        outputs();
        return table.stream();
    }

    private void noMessages() {
        bytes(new byte[] {1}, "message: ");
        bytes(new byte[] {0}, "message: ");
        bytes(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF}, "message: ");
        bytes("nonsense".getBytes(StandardCharsets.UTF_8), "message: ");
        bytes(new byte[] {10, 127, 's'}, "message: "); // a name of 127 bytes, of which one is there
        bytes(new byte[] {10, 1, (byte) 0xC3}, "message: "); // a name that is not UTF-8
        bytes(new byte[] {0x0B, 0x0B, 0x0B}, "message: "); // groups that do not end
        byte[] whole = TestGrpc.prices(3).toByteArray();
        bytes(Arrays.copyOf(whole, whole.length - 1), "message: ");
        bytes(new byte[0], "inputs: found none");
        bad(request(), "inputs: found none");
        ModelInferRequest.Builder many = request();
        for (int i = 0; i <= 10_000; i++) {
            many.addInputs(InferInputTensor.newBuilder());
        }
        bad(many, "inputs: found 10001, expected at most 10000");
    }

    private void shapes() {
        byte[] one = doubles(1);
        bad(raw(price("FP64"), one), "input 'price': shape: found 0 dimensions");
        bad(raw(price("FP64", 1, 1, 1), one), "shape: found 3 dimensions");
        bad(raw(price("FP64", -1), one), "the dimension -1");
        bad(raw(price("FP64", 1, -1), one), "the dimension -1");
        bad(raw(price("FP64", Long.MIN_VALUE), one), "the dimension -9223372036854775808");
        bad(raw(price("FP64", 1L << 32, 1L << 32), one), "can be counted");
        bad(raw(price("FP64", Long.MAX_VALUE, 2), one), "can be counted");
        bad(raw(price("FP64", Long.MAX_VALUE), one), "found 8 bytes, expected 9223372036854775807 elements");
        bad(raw(price("FP64", (1L << 32) + 1), one), "found 8 bytes, expected 4294967297 elements");
        bad(raw(price("FP64", 2), one), "found 8 bytes, expected 2 elements of 8 bytes");
        bad(raw(price("FP64", 0), one), "found 8 bytes, expected 0 elements");
        bad(raw(price("FP64", 1, 2), doubles(1, 2)), "found 2 values in a row, expected 1");
        bad(typed(price("FP64", -1), it -> it.addFp64Contents(1)), "the dimension -1");
        bad(typed(price("FP64", 1L << 32, 1L << 32), it -> it.addFp64Contents(1)), "can be counted");
        bad(typed(price("FP64", 2), it -> it.addFp64Contents(1)), "found 1 elements, expected 2");
        bad(typed(price("FP64", 1), it -> it.addFp64Contents(1).addFp64Contents(2)), "found 2 elements, expected 1");
        bad(typed(price("FP64", Long.MAX_VALUE), it -> it.addFp64Contents(1)), "found 1 elements");
        bad(request().addInputs(price("FP64", 1)), "found 0 elements, expected 1");
    }

    private void datatypes() {
        bad(raw(price("", 1), doubles(1)), "datatype: found '', expected one of");
        bad(raw(price("fp64", 1), doubles(1)), "datatype: found 'fp64'");
        bad(raw(price("BF16", 1), new byte[2]), "datatype: found 'BF16'");
        bad(raw(price("X".repeat(9999), 1), doubles(1)), "datatype: found 'XXXXXXXXXXXXXXXXXXXX…'");
        bad(raw(TestGrpc.input("", "FP64", 1), doubles(1)), "input 0: expected 'name', 'datatype' and 'shape'");
        bad(raw(TestGrpc.input("town", "FP64", 1), doubles(1)), "unknown field 'town'");
        bad(raw(price("BYTES", 1), text(1, "a")), "found texts (BYTES), expected numbers");
        bad(raw(TestGrpc.input("item", "FP64", 1), doubles(1)), "numbers with a fraction");
        bad(raw(TestGrpc.input("item", "FP16", 1), new byte[2]), "numbers with a fraction");
        bad(raw(price("FP64", 1), doubles(Double.POSITIVE_INFINITY)), "Infinity");
        bad(raw(price("FP16", 1), new byte[] {0, 0x7C}), "Infinity");
        bad(raw(price("FP16", 1), new byte[] {0, (byte) 0xFC}), "-Infinity");
        bad(typed(price("FP32", 1), it -> it.addFp32Contents(Float.NEGATIVE_INFINITY)), "-Infinity");
    }

    private void rawContents() {
        InferInputTensor.Builder text = TestGrpc.input("item", "BYTES", 1);
        bad(raw(price("FP64", 1), new byte[7]), "found 7 bytes, expected 1 elements of 8");
        bad(raw(price("FP64", 1), new byte[9]), "found 9 bytes, expected 1 elements of 8");
        bad(raw(price("FP64", 1), new byte[0]), "found 0 bytes, expected 1 elements of 8");
        bad(raw(price("FP16", 1), new byte[4]), "found 4 bytes, expected 1 elements of 2");
        bad(raw(price("FP32", 1), new byte[8]), "found 8 bytes, expected 1 elements of 4");
        bad(raw(text, new byte[3]), "found 3 bytes, expected 1 texts");
        bad(raw(text, text(-1, "")), "the length -1");
        bad(raw(text, text(Integer.MAX_VALUE, "a")), "the length 2147483647");
        bad(raw(text, text(2, "a")), "found 1 bytes after its length");
        bad(raw(text, text(1, "ab")), "found 1 bytes after the last of 1 texts");
        bad(raw(text, text(1, "\u00fc")), "text 0: not UTF-8");
        bad(raw(TestGrpc.input("item", "BYTES", Long.MAX_VALUE), text(1, "a")), "expected 9223372036854775807 texts");
        bad(raw(price("FP64", 1), doubles(1)).addRawInputContents(ByteString.EMPTY), "found 2, expected 1");
        bad(raw(price("FP64", 1), doubles(1)).addInputs(TestGrpc.input("age", "FP64", 1)), "found 1, expected 2");
        bad(request().addRawInputContents(ByteString.EMPTY), "raw_input_contents: found 1, expected 0");
        bad(
                raw(
                        price("FP64", 1)
                                .setContents(InferTensorContents.newBuilder().addFp64Contents(1)),
                        doubles(1)),
                "found contents beside raw_input_contents");
        bad(raw(price("FP64", 1).putParameters("shared_memory_region", word("r")), doubles(1)), "shared memory");
    }

    private void typedContents() {
        bad(
                typed(price("FP64", 1), it -> it.addFp32Contents(1)),
                "found fp32_contents, expected fp64_contents for FP64");
        bad(typed(price("FP32", 1), it -> it.addFp64Contents(1)), "found fp64_contents, expected fp32_contents");
        bad(typed(price("FP16", 1), it -> it.addFp32Contents(1)), "expected raw_input_contents for FP16");
        bad(typed(price("FP16", 1), it -> {}), "found 0 elements, expected 1");
        bad(typed(price("INT64", 1), it -> it.addIntContents(1)), "expected int64_contents for INT64");
        bad(typed(price("INT32", 1), it -> it.addInt64Contents(1)), "expected int_contents for INT32");
        bad(typed(price("UINT64", 1), it -> it.addUintContents(1)), "expected uint64_contents for UINT64");
        bad(typed(price("UINT32", 1), it -> it.addUint64Contents(1)), "expected uint_contents for UINT32");
        bad(typed(price("BOOL", 1), it -> it.addIntContents(1)), "expected bool_contents for BOOL");
        bad(typed(price("INT8", 1), it -> it.addIntContents(128)), "element 0: found 128, expected a number that INT8");
        bad(typed(price("INT16", 1), it -> it.addIntContents(-32769)), "found -32769");
        bad(typed(price("UINT8", 1), it -> it.addUintContents(256)), "a number that UINT8 can hold");
        bad(typed(price("UINT16", 1), it -> it.addUintContents(-1)), "found 4294967295");
        bad(
                typed(price("FP64", 1), it -> it.addFp64Contents(1).addBoolContents(true)),
                "found bool_contents, expected fp64_contents");
        bad(
                typed(
                        TestGrpc.input("item", "BYTES", 1),
                        it -> it.addBytesContents(ByteString.copyFrom(new byte[] {(byte) 0xFC}))),
                "text 0: not UTF-8");
    }

    private void rows() {
        ModelInferRequest.Builder unequal = raw(price("FP64", 2), doubles(1, 2))
                .addInputs(TestGrpc.input("age", "FP64", 3))
                .addRawInputContents(ByteString.copyFrom(doubles(1, 2, 3)));
        bad(unequal, "found 3 rows, expected 2");
        bad(
                raw(price("FP64", 1), doubles(1))
                        .addInputs(price("FP64", 1))
                        .addRawInputContents(ByteString.copyFrom(doubles(1))),
                "'price' is given twice");
        bad(raw(price("INT8", 10_001), new byte[10_001]), "found 10001 rows, expected at most 10000");
        bad(
                typed(
                        price("INT64", 10_001),
                        it -> it.addAllInt64Contents(
                                LongStream.range(0, 10_001).boxed().toList())),
                "found 10001 rows, expected at most 10000");
    }

    private void outputs() {
        ModelInferRequest good = TestGrpc.prices(1);
        bad(good.toBuilder().addOutputs(output("none")), "outputs: unknown quantity 'none'");
        bad(good.toBuilder().addOutputs(output("")), "outputs: unknown quantity ''");
        bad(good.toBuilder().addOutputs(output("click")).addOutputs(output("click")), "'click' is asked for twice");
        bad(
                good.toBuilder().addOutputs(output("click").putParameters("classification", word("3"))),
                "'classification' is not supported");
        bad(
                good.toBuilder().addOutputs(output("click").putParameters("shared_memory_region", word("r"))),
                "'shared_memory_region' is not supported");
        bad(
                good.toBuilder().addOutputs(output("click").putParameters("datatype", word("INT8"))),
                "found the datatype INT8, expected FP32 or FP64");
        bad(good.toBuilder().putParameters("datatype", word("FP16")), "expected FP32 or FP64");
        bad(
                good.toBuilder()
                        .putParameters(
                                "datatype",
                                InferParameter.newBuilder().setInt64Param(1).build()),
                "'datatype': expected a text");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void isRefusedWithOneSentence(Bad bad) throws Exception {
        Status status = TestGrpc.refusal(() -> ClientCalls.blockingUnaryCall(
                        server.channel, INFER, CallOptions.DEFAULT, bad.bytes().toByteArray()))
                .getStatus();

        assertThat(status.getCode()).as(status.toString()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains(bad.says()).doesNotContain("Exception", "java.");
        assertThat(server.test.failures).isEmpty();
        assertThat(server.stub.modelInfer(TestGrpc.prices(2)).getOutputs(0).getShape(0))
                .isEqualTo(2);
        assertThat(server.test.holder.newest("shop").inUse()).isZero();
    }

    @Test
    void thereAreEnoughOfThem() {
        assertThat(requests()).hasSizeGreaterThan(80);
    }

    @Test
    void aSecondMessageOrNoneIsRefused() {
        for (int messages : new int[] {0, 2}) {
            List<byte[]> sent = Collections.nCopies(messages, TestGrpc.prices(1).toByteArray());
            MethodDescriptor<byte[], byte[]> streaming = INFER.toBuilder()
                    .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
                    .build();
            CompletableFuture<Status> ended = new CompletableFuture<>();
            StreamObserver<byte[]> asked = ClientCalls.asyncBidiStreamingCall(
                    server.channel.newCall(streaming, CallOptions.DEFAULT), new StreamObserver<>() {
                        @Override
                        public void onNext(byte[] answer) {}

                        @Override
                        public void onError(Throwable failure) {
                            ended.complete(Status.fromThrowable(failure));
                        }

                        @Override
                        public void onCompleted() {
                            ended.complete(Status.OK);
                        }
                    });
            sent.forEach(asked::onNext);
            asked.onCompleted();
            Status status = ended.join();
            assertThat(status.getCode())
                    .isEqualTo(messages == 0 ? Status.Code.INVALID_ARGUMENT : Status.Code.CANCELLED);
            assertThat(server.test.failures).isEmpty();
        }
    }
}
