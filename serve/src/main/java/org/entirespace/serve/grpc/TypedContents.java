/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import com.google.protobuf.ByteString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.serve.grpc.wire.InferTensorContents;
import org.entirespace.serve.tensor.Elements;
import org.entirespace.serve.tensor.OutputTensor;
import org.entirespace.serve.tensor.TensorType;

/** The elements of a tensor in the field of a message that belongs to their type. Stateless. */
final class TypedContents {

    private TypedContents() {}

    /**
     * Reads elements.
     *
     * @throws IllegalRequestException when they are in the field of another type, or the type cannot hold one
     */
    static Elements read(TensorType type, InferTensorContents contents) throws IllegalRequestException {
        String own = field(type);
        for (Map.Entry<String, Integer> other : sizes(contents).entrySet()) {
            if (other.getValue() > 0 && !other.getKey().equals(own)) {
                throw new IllegalRequestException("contents: found " + other.getKey() + ", expected "
                        + (own.isEmpty() ? "raw_input_contents" : own) + " for " + type);
            }
        }
        return switch (type) {
            case BYTES -> Elements.texts(texts(contents.getBytesContentsList()));
            case FP16 -> Elements.reals(new double[0]);
            case FP32 ->
                Elements.reals(contents.getFp32ContentsList().stream()
                        .mapToDouble(Float::doubleValue)
                        .toArray());
            case FP64 ->
                Elements.reals(contents.getFp64ContentsList().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
            default -> Elements.wholes(type, wholes(type, contents));
        };
    }

    private static String field(TensorType type) {
        return switch (type) {
            case BOOL -> "bool_contents";
            case INT8, INT16, INT32 -> "int_contents";
            case INT64 -> "int64_contents";
            case UINT8, UINT16, UINT32 -> "uint_contents";
            case UINT64 -> "uint64_contents";
            case FP16 -> "";
            case FP32 -> "fp32_contents";
            case FP64 -> "fp64_contents";
            case BYTES -> "bytes_contents";
        };
    }

    private static Map<String, Integer> sizes(InferTensorContents contents) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("bool_contents", contents.getBoolContentsCount());
        sizes.put("int_contents", contents.getIntContentsCount());
        sizes.put("int64_contents", contents.getInt64ContentsCount());
        sizes.put("uint_contents", contents.getUintContentsCount());
        sizes.put("uint64_contents", contents.getUint64ContentsCount());
        sizes.put("fp32_contents", contents.getFp32ContentsCount());
        sizes.put("fp64_contents", contents.getFp64ContentsCount());
        sizes.put("bytes_contents", contents.getBytesContentsCount());
        return sizes;
    }

    private static long[] wholes(TensorType type, InferTensorContents contents) throws IllegalRequestException {
        long[] numbers = switch (type) {
            case BOOL ->
                contents.getBoolContentsList().stream()
                        .mapToLong(holds -> holds ? 1 : 0)
                        .toArray();
            case INT64 ->
                contents.getInt64ContentsList().stream()
                        .mapToLong(Long::longValue)
                        .toArray();
            case UINT64 ->
                contents.getUint64ContentsList().stream()
                        .mapToLong(Long::longValue)
                        .toArray();
            case UINT8, UINT16, UINT32 ->
                contents.getUintContentsList().stream()
                        .mapToLong(Integer::toUnsignedLong)
                        .toArray();
            default ->
                contents.getIntContentsList().stream()
                        .mapToLong(Integer::longValue)
                        .toArray();
        };
        for (int i = 0; i < numbers.length; i++) {
            if (type != TensorType.UINT64 && !type.holds(numbers[i])) {
                throw new IllegalRequestException("contents: element " + i + ": found " + numbers[i]
                        + ", expected a number that " + type + " can hold");
            }
        }
        return numbers;
    }

    private static String[] texts(List<ByteString> contents) throws IllegalRequestException {
        String[] texts = new String[contents.size()];
        for (int i = 0; i < texts.length; i++) {
            if (!contents.get(i).isValidUtf8()) {
                throw new IllegalRequestException("contents: text " + i + ": not UTF-8");
            }
            texts[i] = contents.get(i).toStringUtf8();
        }
        return texts;
    }

    /** Writes the rows of an output that a lane scored last. */
    static InferTensorContents of(OutputTensor output, ScoringLane lane) {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (int row = 0; row < lane.rows().rows(); row++) {
            double probability = lane.probability(output.quantity(), row);
            if (output.type() == TensorType.FP32) {
                contents.addFp32Contents((float) probability);
            } else {
                contents.addFp64Contents(probability);
            }
        }
        return contents.build();
    }
}
