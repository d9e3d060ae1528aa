/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entirespace.core.artifact.CorruptArtifactException;

/**
 * Checks a model's file as it lies on disk: every tensor is made once and before it is read, every operator is known and has the
 * inputs it takes, every initializer has as many bytes as its shape says, every output is made. It computes nothing.
 */
final class StructureCheck {

    private static final int UNKNOWN = -1;
    private static final int ANY_NUMBER = 0;

    private static final Map<String, Integer> VERSIONS =
            Map.of("", OnnxExport.OPSET, RawNodes.TEXT_DOMAIN, RawNodes.TEXT_OPSET);

    /** The operators that exports use, with the number of their inputs. */
    private static final Map<String, Integer> OPERATORS = operators(Map.of(
            ANY_NUMBER,
            "Concat Max Min",
            1,
            "Abs Cast Exp IsNaN LabelEncoder LeakyRelu Log Neg Not ReduceMean Reciprocal Relu Softmax Sqrt",
            2,
            "Add Div Equal Gather GreaterOrEqual Less MatMul Mul PRelu ReduceSum Reshape Squeeze Sub Unsqueeze",
            3,
            "Gemm Where",
            4,
            "Slice"));

    private final Path file;
    private final Path folder;
    private final Set<String> known = new HashSet<>();

    private StructureCheck(Path file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    private static Map<String, Integer> operators(Map<Integer, String> byInputs) {
        return byInputs.entrySet().stream()
                .flatMap(entry -> List.of(entry.getValue().split(" ")).stream()
                        .map(operator -> Map.entry(operator, entry.getKey())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Checks a file.
     *
     * @param folder where files lie that the model names
     * @throws CorruptArtifactException when it is not sound
     */
    static void check(Path file, Path folder) throws IOException {
        ModelProto model;
        try (var in = Files.newInputStream(file)) {
            model = ModelProto.parseFrom(in);
        }
        new StructureCheck(file, folder).check(model);
    }

    private void check(ModelProto model) throws IOException {
        require(
                model.getIrVersion() == OnnxExport.IR_VERSION,
                "IR version",
                OnnxExport.IR_VERSION,
                model.getIrVersion());
        for (OperatorSetIdProto set : model.getOpsetImportList()) {
            Integer version = VERSIONS.get(set.getDomain());
            require(version != null && version == set.getVersion(), "operator sets", VERSIONS, set);
        }
        GraphProto graph = model.getGraph();
        for (ValueInfoProto input : graph.getInputList()) {
            make(input.getName());
        }
        for (TensorProto tensor : graph.getInitializerList()) {
            make(tensor.getName());
            checkBytes(tensor);
        }
        for (NodeProto node : graph.getNodeList()) {
            checkNode(node);
        }
        for (ValueInfoProto output : graph.getOutputList()) {
            require(known.contains(output.getName()), "output", "one that a node makes", output.getName());
        }
    }

    private void checkNode(NodeProto node) throws CorruptArtifactException {
        int inputs = OPERATORS.getOrDefault(node.getOpType(), UNKNOWN);
        require(inputs != UNKNOWN, "operator", OPERATORS.keySet(), node.getOpType());
        boolean fits = inputs == ANY_NUMBER ? node.getInputCount() > 1 : node.getInputCount() == inputs;
        require(fits, "inputs of " + node.getName(), inputs, node.getInputList());
        for (String input : node.getInputList()) {
            require(known.contains(input), "input of " + node.getName(), "one made before", input);
        }
        for (String output : node.getOutputList()) {
            make(output);
        }
    }

    private void make(String name) throws CorruptArtifactException {
        require(!name.isEmpty() && known.add(name), "name of a tensor", "one not taken", name);
    }

    private void checkBytes(TensorProto tensor) throws IOException {
        long bytes = tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber() ? Float.BYTES : Long.BYTES;
        for (long dimension : tensor.getDimsList()) {
            bytes = Math.multiplyExact(bytes, dimension);
        }
        String what = "bytes of " + tensor.getName();
        if (tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL) {
            require(
                    tensor.getRawData().size() == bytes,
                    what,
                    bytes,
                    tensor.getRawData().size());
            return;
        }
        Map<String, String> place = tensor.getExternalDataList().stream()
                .collect(Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
        long length = Long.parseLong(place.getOrDefault("length", "-1"));
        long end = length + Long.parseLong(place.getOrDefault("offset", "0"));
        require(length == bytes, what, bytes, length);
        long there = Files.size(folder.resolve(place.getOrDefault("location", "")));
        require(end <= there, "end of " + tensor.getName(), "at most " + there, end);
    }

    private void require(boolean holds, String rule, Object expected, Object found) throws CorruptArtifactException {
        if (!holds) {
            throw new CorruptArtifactException(file, rule, String.valueOf(expected), found);
        }
    }
}
