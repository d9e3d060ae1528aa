/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.oip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.json.JsonText;
import org.entirespace.serve.json.MixedBody;
import org.entirespace.serve.tensor.OutputTensor;
import org.entirespace.serve.tensor.OutputTensor.Wanted;
import org.entirespace.serve.tensor.TensorRows;
import org.entirespace.serve.tensor.TensorType;
import tools.jackson.core.JsonGenerator;

/**
 * Answers requests for inference: an input for each field, an output for each quantity, by key or alias, as FP64 or FP32. Stateless.
 */
public final class InferScoring {

    /** The parameter of a request that tells its arm of a split. */
    public static final String SPLIT_KEY = "split_key";

    /** The parameter of an answer that tells by which arm it came. */
    public static final String ARM = "arm";

    private InferScoring() {}

    /**
     * Scores a body and writes the answer.
     *
     * @param body JSON, and after it inputs in binary form
     * @param mostRows the most rows
     * @return JSON, and after it outputs in binary form
     * @throws IllegalRequestException when the body is not as it should be, telling where
     */
    public static MixedBody answer(Lease lease, MixedBody body, int mostRows) throws IllegalRequestException {
        InferRequest request = InferRequest.read(body.bytes(), body.jsonLength());
        request.requireModel(lease);
        List<Output> outputs = outputs(lease, request);
        ScoringLane lane = lease.lane();
        TensorRows.fill(lane.rows(), request.tensors(binary(body)), mostRows);
        lease.score();
        byte[] json = JsonText.of(out -> write(out, lease, request, outputs));
        long size = outputs.stream()
                .filter(Output::binary)
                .mapToLong(output -> output.tensor().bytes(lane.rows().rows()))
                .sum();
        if (size == 0) {
            return MixedBody.json(json);
        }
        byte[] all = Arrays.copyOf(json, Math.toIntExact(json.length + size));
        ByteBuffer rest = ByteBuffer.wrap(all, json.length, (int) size).order(ByteOrder.LITTLE_ENDIAN);
        outputs.stream()
                .filter(Output::binary)
                .forEach(output -> output.tensor().put(lane, rest));
        return new MixedBody(all, all.length, json.length);
    }

    /**
     * Fills rows with what a request says of the fields that there are; what it says of others is passed over.
     *
     * @param rows begun anew
     * @param mostRows the most rows
     * @throws IllegalRequestException when the body is not as it should be
     */
    public static void fill(RawRows rows, MixedBody body, int mostRows) throws IllegalRequestException {
        InferRequest request = InferRequest.read(body.bytes(), body.jsonLength());
        TensorRows.fillKnown(rows, request.tensors(binary(body)), mostRows);
    }

    private static ByteBuffer binary(MixedBody body) {
        return ByteBuffer.wrap(body.bytes(), body.jsonLength(), body.length() - body.jsonLength());
    }

    /**
     * What a request tells its arm of a split by: its parameter {@code split_key}, since its rows may be of many users.
     *
     * @return empty where it has none
     * @throws IllegalRequestException when the body is not as it should be
     */
    public static Optional<String> splitKey(MixedBody body) throws IllegalRequestException {
        return Optional.ofNullable(
                InferRequest.read(body.bytes(), body.jsonLength()).splitKey());
    }

    /** An output as it is written. */
    private record Output(OutputTensor tensor, boolean binary) {

        void write(ScoringLane lane, JsonGenerator json) {
            int rows = lane.rows().rows();
            json.writeStartObject()
                    .writeStringProperty("name", tensor.name())
                    .writeStringProperty("datatype", tensor.type().name())
                    .writeArrayPropertyStart("shape")
                    .writeNumber(rows)
                    .writeEndArray();
            if (binary) {
                json.writeObjectPropertyStart("parameters")
                        .writeNumberProperty("binary_data_size", tensor.bytes(rows))
                        .writeEndObject();
            } else {
                json.writeArrayPropertyStart("data");
                for (int row = 0; row < rows; row++) {
                    if (tensor.type() == TensorType.FP32) {
                        json.writeNumber((float) lane.probability(tensor.quantity(), row));
                    } else {
                        json.writeNumber(lane.probability(tensor.quantity(), row));
                    }
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    private static List<Output> outputs(Lease lease, InferRequest request) throws IllegalRequestException {
        List<InferOutput> wanted = request.outputs();
        List<Wanted> names =
                wanted.stream().map(one -> new Wanted(one.name(), one.type())).toList();
        List<Output> outputs = new ArrayList<>();
        for (OutputTensor tensor : OutputTensor.of(lease.model(), names, request.type())) {
            Boolean binary =
                    wanted.isEmpty() ? null : wanted.get(outputs.size()).binary();
            outputs.add(new Output(tensor, binary == null ? request.binary() : binary));
        }
        return outputs;
    }

    private static void write(JsonGenerator json, Lease lease, InferRequest request, List<Output> outputs) {
        json.writeStartObject()
                .writeStringProperty("model_name", lease.model().name())
                .writeStringProperty("model_version", lease.model().version());
        String id = request.id();
        if (id != null) {
            json.writeStringProperty("id", id);
        }
        lease.arm()
                .ifPresent(taken -> json.writeObjectPropertyStart("parameters")
                        .writeStringProperty(ARM, taken.arm())
                        .writeEndObject());
        json.writeArrayPropertyStart("outputs");
        outputs.forEach(output -> output.write(lease.lane(), json));
        json.writeEndArray().writeEndObject();
    }
}
