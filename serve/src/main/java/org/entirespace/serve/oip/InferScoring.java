/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.oip;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entirespace.core.graph.Quantity;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.json.JsonText;
import org.entirespace.serve.tensor.TensorRows;
import org.entirespace.serve.tensor.TensorType;
import tools.jackson.core.JsonGenerator;

/**
 * Answers requests for inference: an input for each field, an output for each quantity, by key or alias, as FP64 or FP32. Stateless.
 */
public final class InferScoring {

    private InferScoring() {}

    /**
     * Scores a body and writes the answer.
     *
     * @param bytes the body and maybe some bytes after it
     * @param length the body's length
     * @param jsonLength how many of its bytes, from the first, are JSON; the rest are inputs in binary form
     * @param mostRows the most rows
     * @throws IllegalRequestException when the body is not as it should be, telling where
     */
    public static InferAnswer answer(Lease lease, byte[] bytes, int length, int jsonLength, int mostRows)
            throws IllegalRequestException {
        InferRequest request = InferRequest.read(bytes, jsonLength);
        request.requireModel(lease);
        List<Output> outputs = outputs(lease, request);
        ScoringLane lane = lease.lane();
        TensorRows.fill(
                lane.rows(), request.tensors(ByteBuffer.wrap(bytes, jsonLength, length - jsonLength)), mostRows);
        lease.score();
        byte[] json = JsonText.of(out -> write(out, lease, request, outputs));
        long binary = outputs.stream()
                .filter(Output::binary)
                .mapToLong(output -> output.bytes(lane.rows().rows()))
                .sum();
        if (binary == 0) {
            return new InferAnswer(json, json.length);
        }
        byte[] all = Arrays.copyOf(json, Math.toIntExact(json.length + binary));
        ByteBuffer rest = ByteBuffer.wrap(all, json.length, (int) binary).order(ByteOrder.LITTLE_ENDIAN);
        outputs.stream().filter(Output::binary).forEach(output -> output.put(lane, rest));
        return new InferAnswer(all, json.length);
    }

    /**
     * Fills rows with what a request says of the fields that there are; what it says of others is passed over.
     *
     * @param rows begun anew
     * @param mostRows the most rows
     * @throws IllegalRequestException when the body is not as it should be
     */
    public static void fill(RawRows rows, byte[] bytes, int length, int jsonLength, int mostRows)
            throws IllegalRequestException {
        InferRequest request = InferRequest.read(bytes, jsonLength);
        TensorRows.fillKnown(rows, request.tensors(ByteBuffer.wrap(bytes, jsonLength, length - jsonLength)), mostRows);
    }

    /**
     * What a request tells its arm of a split by: its parameter {@code split_key}, since its rows may be of many users.
     *
     * @param bytes the body and maybe some bytes after it
     * @param jsonLength how many of its bytes, from the first, are JSON
     * @return empty where it has none
     * @throws IllegalRequestException when the body is not as it should be
     */
    public static Optional<String> splitKey(byte[] bytes, int jsonLength) throws IllegalRequestException {
        return Optional.ofNullable(InferRequest.read(bytes, jsonLength).splitKey());
    }

    /** An output as it is written. */
    private record Output(String name, int quantity, boolean binary, TensorType type) {

        long bytes(int rows) {
            return (long) rows * type.width();
        }

        void put(ScoringLane lane, ByteBuffer out) {
            for (int row = 0; row < lane.rows().rows(); row++) {
                double probability = lane.probability(quantity, row);
                if (type == TensorType.FP32) {
                    out.putFloat((float) probability);
                } else {
                    out.putDouble(probability);
                }
            }
        }

        void write(ScoringLane lane, JsonGenerator json) {
            int rows = lane.rows().rows();
            json.writeStartObject()
                    .writeStringProperty("name", name)
                    .writeStringProperty("datatype", type.name())
                    .writeArrayPropertyStart("shape")
                    .writeNumber(rows)
                    .writeEndArray();
            if (binary) {
                json.writeObjectPropertyStart("parameters")
                        .writeNumberProperty("binary_data_size", bytes(rows))
                        .writeEndObject();
            } else {
                json.writeArrayPropertyStart("data");
                for (int row = 0; row < rows; row++) {
                    if (type == TensorType.FP32) {
                        json.writeNumber((float) lane.probability(quantity, row));
                    } else {
                        json.writeNumber(lane.probability(quantity, row));
                    }
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    private static List<Output> outputs(Lease lease, InferRequest request) throws IllegalRequestException {
        List<Output> outputs = new ArrayList<>();
        if (request.outputs().isEmpty()) {
            List<Quantity> quantities = lease.model().quantities();
            for (int q = 0; q < quantities.size(); q++) {
                outputs.add(new Output(quantities.get(q).key(), q, request.binary(), request.type()));
            }
        }
        Set<String> seen = new HashSet<>();
        for (InferOutput wanted : request.outputs()) {
            int quantity = lease.model().quantity(wanted.name());
            if (quantity < 0) {
                throw new IllegalRequestException("outputs: unknown quantity '" + wanted.name() + "'");
            }
            if (!seen.add(wanted.name())) {
                throw new IllegalRequestException("outputs: '" + wanted.name() + "' is asked for twice");
            }
            Boolean binary = wanted.binary();
            TensorType type = wanted.type();
            outputs.add(new Output(
                    wanted.name(),
                    quantity,
                    binary == null ? request.binary() : binary,
                    type == null ? request.type() : type));
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
                        .writeStringProperty("arm", taken.arm())
                        .writeEndObject());
        json.writeArrayPropertyStart("outputs");
        outputs.forEach(output -> output.write(lease.lane(), json));
        json.writeEndArray().writeEndObject();
    }
}
