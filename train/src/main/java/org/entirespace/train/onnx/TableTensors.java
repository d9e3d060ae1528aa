/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.network.Network;

/**
 * Embedding tables as tensors of a graph. Their numbers lie in the model's file, or, where that would grow too large for its
 * format, in a file beside it: table after table, each from a multiple of 4096 bytes on, so that it can be mapped into memory.
 * One owner.
 */
final class TableTensors {

    private static final int ALIGNMENT = 4096;
    private static final int COPIED_FLOATS = 1 << 16;

    private final GraphWriter writer;
    private final Network network;
    private final boolean beside;
    private final Map<Integer, String> names = new LinkedHashMap<>(); // by the table's number

    TableTensors(GraphWriter writer, Network network, boolean beside) {
        this.writer = writer;
        this.network = network;
        this.beside = beside;
    }

    /** The tensor of a table, (rows, dimension). */
    String tensor(int number) {
        return names.computeIfAbsent(number, this::add);
    }

    private String add(int number) {
        EmbeddingTable table = network.tables().get(number);
        TensorProto.Builder tensor =
                GraphWriter.tensor(TensorProto.DataType.FLOAT, List.of((long) table.rows(), (long) table.dimension()));
        if (!beside) {
            byte[] bytes = new byte[Math.toIntExact(bytes(number))];
            copy(table, 0, table.rows(), GraphWriter.buffer(bytes).asFloatBuffer());
            tensor.setRawData(GraphWriter.wrap(bytes));
        }
        return writer.add(tensor.build(), "/embedding." + network.tableNames().get(number));
    }

    private static void copy(EmbeddingTable table, int from, int to, FloatBuffer target) {
        float[] row = new float[table.dimension()];
        for (int r = from; r < to; r++) {
            table.copyInto(r, row, 0);
            target.put(row);
        }
    }

    /** The bytes of a table. */
    private long bytes(int number) {
        EmbeddingTable table = network.tables().get(number);
        return (long) table.rows() * table.dimension() * Float.BYTES;
    }

    private static long aligned(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Writes the numbers of all tables asked for. */
    void writeTo(OutputStream out) throws IOException {
        for (int number : names.keySet()) {
            EmbeddingTable table = network.tables().get(number);
            int piece = Math.max(1, COPIED_FLOATS / table.dimension());
            for (int from = 0; from < table.rows(); ) {
                int to = Math.min(table.rows() - from, piece) + from;
                byte[] bytes = new byte[(to - from) * table.dimension() * Float.BYTES];
                copy(table, from, to, GraphWriter.buffer(bytes).asFloatBuffer());
                out.write(bytes);
                from = to;
            }
            out.write(new byte[Math.toIntExact(aligned(bytes(number)) - bytes(number))]);
        }
    }

    /** Tells the graph in which file, beside the model's, the numbers lie. */
    void locate(String file) {
        List<String> tensors = new ArrayList<>(names.values());
        List<Integer> numbers = new ArrayList<>(names.keySet());
        Map<String, Long> offsets = new LinkedHashMap<>();
        long offset = 0;
        for (int t = 0; t < tensors.size(); t++) {
            offsets.put(tensors.get(t), offset);
            offset += aligned(bytes(numbers.get(t)));
        }
        for (TensorProto.Builder tensor : writer.graph().getInitializerBuilderList()) {
            Long at = offsets.get(tensor.getName());
            if (at != null) {
                long bytes = bytes(numbers.get(tensors.indexOf(tensor.getName())));
                tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL)
                        .addExternalData(entry("location", file))
                        .addExternalData(entry("offset", String.valueOf(at)))
                        .addExternalData(entry("length", String.valueOf(bytes)));
            }
        }
    }

    static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
