/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.artifact.CorruptArtifactException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes tensors in the safetensors format: the length of a JSON header as eight little-endian bytes, the
 * header, the numbers. The tensors expected are known beforehand, so nothing is allocated by what a file claims.
 */
final class Safetensors {

    private static final long MAX_HEADER_BYTES = 10L << 20;
    private static final int EXCERPT_BYTES = 1000;
    private static final String METADATA = "__metadata__";

    private final ObjectMapper json = JsonMapper.builder().build();

    /** One entry of the header. */
    record Entry(String dtype, List<Long> shape, List<Long> data_offsets) {}

    void write(List<Tensor> tensors, OutputStream out) throws IOException {
        byte[] header = header(tensors);
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.write(length.putLong(header.length).array());
        out.write(header);
        for (Tensor tensor : tensors) {
            float[] row = new float[tensor.rowLength()];
            ByteBuffer bytes = ByteBuffer.allocate(tensor.rowBytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (long r = 0; r < tensor.rowCount(); r++) {
                tensor.rows().read(r, row);
                tensor.kind().put(row, bytes);
                out.write(bytes.array());
            }
        }
    }

    /**
     * Fills the tensors from a file.
     *
     * @throws CorruptArtifactException when the file does not hold just these tensors, in this order
     */
    void read(Path file, List<Tensor> tensors) throws IOException {
        byte[] expected = header(tensors);
        try (DataInputStream in = new DataInputStream(open(file))) {
            long length = Long.reverseBytes(in.readLong());
            if (length < 2 || length > MAX_HEADER_BYTES) {
                throw new CorruptArtifactException(file, "header length", "2 to " + MAX_HEADER_BYTES, length);
            }
            byte[] found = in.readNBytes(Math.toIntExact(length));
            if (!entries(file, found).equals(entries(file, expected))) {
                throw new CorruptArtifactException(file, "tensors", excerpt(expected), excerpt(found));
            }
            for (Tensor tensor : tensors) {
                readTensor(in, tensor);
            }
            if (in.read() >= 0) {
                throw new CorruptArtifactException(file, "end", "no more bytes", "more");
            }
        } catch (EOFException e) {
            throw new CorruptArtifactException(file, "length", "all tensors", "end of file");
        }
    }

    private static String excerpt(byte[] header) {
        String text = new String(header, 0, Math.min(header.length, EXCERPT_BYTES), StandardCharsets.UTF_8);
        return header.length <= EXCERPT_BYTES ? text : text + "...";
    }

    private static InputStream open(Path file) throws IOException {
        return new java.io.BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    private static void readTensor(DataInputStream in, Tensor tensor) throws IOException {
        float[] row = new float[tensor.rowLength()];
        ByteBuffer bytes = ByteBuffer.allocate(tensor.rowBytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (long r = 0; r < tensor.rowCount(); r++) {
            in.readFully(bytes.array());
            tensor.kind().get(bytes, row);
            tensor.rows().write(r, row);
        }
    }

    private byte[] header(List<Tensor> tensors) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        long at = 0;
        for (Tensor tensor : tensors) {
            entries.put(
                    tensor.name(), new Entry(tensor.kind().name(), tensor.shape(), List.of(at, at + tensor.bytes())));
            at += tensor.bytes();
        }
        String text = json.writeValueAsString(entries);
        // the numbers begin at a multiple of 8 bytes
        String padding = " ".repeat((8 - text.getBytes(StandardCharsets.UTF_8).length % 8) % 8);
        return (text + padding).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Entry> entries(Path file, byte[] header) throws IOException {
        try {
            Map<String, Entry> entries = new LinkedHashMap<>();
            json.readTree(header).properties().stream()
                    .filter(member -> !member.getKey().equals(METADATA))
                    .forEach(member -> entries.put(member.getKey(), json.treeToValue(member.getValue(), Entry.class)));
            return entries;
        } catch (JacksonException e) {
            throw new CorruptArtifactException(file, "header", "JSON", e.getOriginalMessage());
        }
    }
}
