/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.serve.grpc.wire.InferParameter;
import org.entirespace.serve.grpc.wire.ModelInferRequest;
import org.entirespace.serve.grpc.wire.ModelInferRequest.InferInputTensor;
import org.entirespace.serve.grpc.wire.ModelInferRequest.InferRequestedOutputTensor;
import org.entirespace.serve.grpc.wire.ModelInferResponse;
import org.entirespace.serve.grpc.wire.ModelInferResponse.InferOutputTensor;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.oip.InferScoring;
import org.entirespace.serve.tensor.BinaryElements;
import org.entirespace.serve.tensor.Elements;
import org.entirespace.serve.tensor.InputTensor;
import org.entirespace.serve.tensor.OutputTensor;
import org.entirespace.serve.tensor.OutputTensor.Wanted;
import org.entirespace.serve.tensor.Shape;
import org.entirespace.serve.tensor.TensorRows;
import org.entirespace.serve.tensor.TensorType;
import org.jspecify.annotations.Nullable;

/** Answers requests for inference: an input for each field, an output for each quantity, as FP64 or FP32. Stateless. */
final class Inference {

    private static final String DATATYPE = "datatype";

    private Inference() {}

    /**
     * Scores a request.
     *
     * @param mostRows the most rows
     * @return outputs in the form of the inputs: raw, or in the fields of their types
     * @throws IllegalRequestException when the request is not as it should be, telling where
     */
    static ModelInferResponse answer(Lease lease, ModelInferRequest request, int mostRows)
            throws IllegalRequestException {
        TensorType type = type(request.getParametersMap());
        List<OutputTensor> outputs =
                OutputTensor.of(lease.model(), wanted(request.getOutputsList()), type == null ? TensorType.FP64 : type);
        TensorRows.fill(lease.lane().rows(), inputs(request), mostRows);
        lease.score();
        return response(lease, request, outputs);
    }

    /**
     * Fills rows with what a request says of the fields that there are; what it says of others is passed over.
     *
     * @param rows begun anew
     * @throws IllegalRequestException when the request is not as it should be
     */
    static void fill(RawRows rows, ModelInferRequest request, int mostRows) throws IllegalRequestException {
        TensorRows.fillKnown(rows, inputs(request), mostRows);
    }

    /**
     * What a request tells its arm of a split by: its parameter {@code split_key}, since its rows may be of many users.
     *
     * @return empty where it has none
     * @throws IllegalRequestException when it is neither a text nor a whole number
     */
    static Optional<String> splitKey(ModelInferRequest request) throws IllegalRequestException {
        InferParameter parameter = request.getParametersMap().get(InferScoring.SPLIT_KEY);
        if (parameter == null) {
            return Optional.empty();
        }
        return switch (parameter.getParameterChoiceCase()) {
            case STRING_PARAM -> Optional.of(parameter.getStringParam());
            case INT64_PARAM -> Optional.of(Long.toString(parameter.getInt64Param()));
            case UINT64_PARAM -> Optional.of(Long.toUnsignedString(parameter.getUint64Param()));
            default ->
                throw new IllegalRequestException(
                        "parameters: '" + InferScoring.SPLIT_KEY + "': expected a text or a whole number");
        };
    }

    private static List<Wanted> wanted(List<InferRequestedOutputTensor> outputs) throws IllegalRequestException {
        limit("outputs", outputs);
        List<Wanted> wanted = new ArrayList<>();
        for (InferRequestedOutputTensor output : outputs) {
            for (String unsupported : List.of("classification", "shared_memory_region")) {
                if (output.containsParameters(unsupported)) {
                    throw new IllegalRequestException("output: '" + unsupported + "' is not supported");
                }
            }
            wanted.add(new Wanted(output.getName(), type(output.getParametersMap())));
        }
        return wanted;
    }

    private static @Nullable TensorType type(Map<String, InferParameter> parameters) throws IllegalRequestException {
        InferParameter parameter = parameters.get(DATATYPE);
        if (parameter == null) {
            return null;
        }
        if (!parameter.hasStringParam()) {
            throw new IllegalRequestException("parameters: '" + DATATYPE + "': expected a text");
        }
        return OutputTensor.type(parameter.getStringParam());
    }

    private static List<InputTensor> inputs(ModelInferRequest request) throws IllegalRequestException {
        List<InferInputTensor> inputs = request.getInputsList();
        limit("inputs", inputs);
        int raw = request.getRawInputContentsCount();
        if (raw > 0 && raw != inputs.size()) {
            throw new IllegalRequestException("raw_input_contents: found " + raw + ", expected " + inputs.size()
                    + ", one for each input, or none");
        }
        List<InputTensor> tensors = new ArrayList<>();
        for (InferInputTensor input : inputs) {
            ByteString contents = raw > 0 ? request.getRawInputContents(tensors.size()) : null;
            tensors.add(input(input, tensors.size(), contents));
        }
        return tensors;
    }

    private static void limit(String place, List<?> tensors) throws IllegalRequestException {
        if (tensors.size() > TensorRows.MOST_TENSORS) {
            throw new IllegalRequestException(
                    place + ": found " + tensors.size() + ", expected at most " + TensorRows.MOST_TENSORS);
        }
    }

    private static InputTensor input(InferInputTensor input, int number, @Nullable ByteString raw)
            throws IllegalRequestException {
        String name = input.getName();
        String place = "input " + (name.isEmpty() ? number : "'" + name + "'") + ": ";
        Shape shape;
        Elements elements;
        try {
            for (String parameter : input.getParametersMap().keySet()) {
                if (parameter.startsWith("shared_memory")) {
                    throw new IllegalRequestException("parameters: shared memory is not supported");
                }
            }
            if (name.isEmpty()) {
                throw new IllegalRequestException("expected 'name', 'datatype' and 'shape'");
            }
            TensorType type = TensorType.of(input.getDatatype());
            shape = Shape.of(input.getShapeList());
            if (raw == null) {
                elements = TypedContents.read(type, input.getContents());
            } else if (input.getContents().getSerializedSize() > 0) {
                throw new IllegalRequestException(
                        "found contents beside raw_input_contents, expected one or the other");
            } else {
                elements = BinaryElements.read(type, shape.elements(), raw.asReadOnlyByteBuffer());
            }
        } catch (IllegalRequestException e) {
            throw new IllegalRequestException(place + e.getMessage());
        }
        return InputTensor.of(name, shape, elements);
    }

    private static ModelInferResponse response(Lease lease, ModelInferRequest request, List<OutputTensor> outputs) {
        ScoringLane lane = lease.lane();
        int rows = lane.rows().rows();
        boolean raw = request.getRawInputContentsCount() > 0;
        ModelInferResponse.Builder response = ModelInferResponse.newBuilder()
                .setModelName(lease.model().name())
                .setModelVersion(lease.model().version())
                .setId(request.getId());
        lease.arm()
                .ifPresent(taken -> response.putParameters(
                        InferScoring.ARM,
                        InferParameter.newBuilder().setStringParam(taken.arm()).build()));
        for (OutputTensor output : outputs) {
            InferOutputTensor.Builder tensor = InferOutputTensor.newBuilder()
                    .setName(output.name())
                    .setDatatype(output.type().name())
                    .addShape(rows);
            if (raw) {
                ByteBuffer bytes =
                        ByteBuffer.allocate(Math.toIntExact(output.bytes(rows))).order(ByteOrder.LITTLE_ENDIAN);
                output.put(lane, bytes);
                response.addRawOutputContents(UnsafeByteOperations.unsafeWrap(bytes.array()));
            } else {
                tensor.setContents(TypedContents.of(output, lane));
            }
            response.addOutputs(tensor);
        }
        return response.build();
    }
}
