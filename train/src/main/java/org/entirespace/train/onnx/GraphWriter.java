/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An ONNX graph in the making: gives tensors their names, and writes nodes in the order in which they are asked for. All
 * operators are functions, so a node that is there already is not written again. One owner.
 */
final class GraphWriter {

    /** The first dimension of everything that goes in or comes out. */
    static final String BATCH = "batch";

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Set<String> names = new HashSet<>();
    private final Map<NodeProto, String> written = new HashMap<>();
    private final Map<TensorProto, String> constants = new HashMap<>();
    private boolean hasTexts;

    /** Takes a name, with a number behind it where it is taken already. */
    String reserve(String wanted) {
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
            name = wanted + "#" + i;
        }
        return name;
    }

    /**
     * Declares an input.
     *
     * @param name reserved before
     * @param type of its numbers
     * @param dimensions of variable size, by name
     * @param what for people to read
     */
    void input(String name, TensorProto.DataType type, List<String> dimensions, String what) {
        graph.addInput(value(name, type, dimensions).setDocString(what));
    }

    /** Declares an output, (batch) floats. */
    void output(String name, String what) {
        graph.addOutput(value(name, TensorProto.DataType.FLOAT, List.of(BATCH)).setDocString(what));
    }

    private static ValueInfoProto.Builder value(String name, TensorProto.DataType type, List<String> dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        dimensions.forEach(dimension -> shape.addDimBuilder().setDimParam(dimension));
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor));
    }

    /** Writes a node of one output; returns that. */
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        return written(bare(operator, inputs, attributes));
    }

    /** The same for an operator for texts. */
    String nodeOfTexts(String operator, List<String> inputs, AttributeProto... attributes) {
        hasTexts = true;
        return written(bare(operator, inputs, attributes).toBuilder()
                .setDomain(RawNodes.TEXT_DOMAIN)
                .build());
    }

    private String written(NodeProto node) {
        String known = written.get(node);
        if (known != null) {
            return known;
        }
        String output = reserve("/" + node.getOpType() + "_" + graph.getNodeCount());
        written.put(node, output);
        graph.addNode(node.toBuilder().setName(output).addOutput(output));
        return output;
    }

    /** Writes the node that makes an output of the graph, whose name was reserved before. */
    void nodeOf(String output, String operator, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(bare(operator, inputs, attributes).toBuilder()
                .setName("/" + output)
                .addOutput(output));
    }

    private static NodeProto bare(String operator, List<String> inputs, AttributeProto... attributes) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllAttribute(List.of(attributes))
                .build();
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto integers(String name, List<Long> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    /** A constant list of whole numbers. */
    String longs(long... values) {
        return longs(List.of((long) values.length), values);
    }

    /** A constant whole number without dimensions. */
    String scalar(long value) {
        return longs(List.of(), value);
    }

    private String longs(List<Long> shape, long... values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, Long.BYTES)];
        buffer(bytes).asLongBuffer().put(values);
        return constant(TensorProto.DataType.INT64, shape, bytes);
    }

    /** A constant number without dimensions, in single precision. */
    String scalar(float value) {
        byte[] bytes = new byte[Float.BYTES];
        buffer(bytes).putFloat(value);
        return constant(TensorProto.DataType.FLOAT, List.of(), bytes);
    }

    /** A constant number without dimensions, in double precision. */
    String scalar(double value) {
        return doubles(List.of(), value);
    }

    /** Constant numbers in double precision, row by row. */
    String doubles(List<Long> shape, double... values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, Double.BYTES)];
        buffer(bytes).asDoubleBuffer().put(values);
        return constant(TensorProto.DataType.DOUBLE, shape, bytes);
    }

    /** A constant list of numbers in double precision. */
    String doubles(List<Double> values) {
        byte[] bytes = new byte[Math.multiplyExact(values.size(), Double.BYTES)];
        ByteBuffer buffer = buffer(bytes);
        values.forEach(buffer::putDouble);
        return constant(TensorProto.DataType.DOUBLE, List.of((long) values.size()), bytes);
    }

    private String constant(TensorProto.DataType type, List<Long> shape, byte[] bytes) {
        TensorProto tensor = tensor(type, shape).setRawData(wrap(bytes)).build();
        return constants.computeIfAbsent(tensor, added -> add(added, "/constant_" + constants.size()));
    }

    /**
     * Adds parameters.
     *
     * @param wanted what they are called, for people to read
     * @param values row by row
     */
    String parameters(String wanted, List<Long> shape, float[] values) {
        byte[] bytes = new byte[Math.multiplyExact(values.length, Float.BYTES)];
        buffer(bytes).asFloatBuffer().put(values);
        return add(
                tensor(TensorProto.DataType.FLOAT, shape)
                        .setRawData(wrap(bytes))
                        .build(),
                wanted);
    }

    /** Adds a tensor under a name; returns that. */
    String add(TensorProto tensor, String wanted) {
        String name = reserve(wanted);
        graph.addInitializer(tensor.toBuilder().setName(name));
        return name;
    }

    /** A tensor without numbers or name. */
    static TensorProto.Builder tensor(TensorProto.DataType type, List<Long> shape) {
        return TensorProto.newBuilder().setDataType(type.getNumber()).addAllDims(shape);
    }

    /** Some bytes to put numbers into, in the order of bytes that files have. */
    static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The same bytes, not copied; nobody changes them any more. */
    static ByteString wrap(byte[] bytes) {
        return UnsafeByteOperations.unsafeWrap(bytes);
    }

    /** Whether operators for texts are used. */
    boolean hasTexts() {
        return hasTexts;
    }

    /** Names of the inputs declared, in order. */
    List<String> inputs() {
        return graph.getInputList().stream().map(ValueInfoProto::getName).toList();
    }

    /** Names of the outputs declared, in order. */
    List<String> outputs() {
        return graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
    }

    /** The graph as it is now; live. */
    GraphProto.Builder graph() {
        return graph;
    }
}
