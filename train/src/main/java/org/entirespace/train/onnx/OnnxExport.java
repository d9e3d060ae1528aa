/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.artifact.HashedName;
import org.entirespace.core.artifact.WriteFailedException;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.network.Network;

/**
 * Writes a trained network as an ONNX model that computes every probability of its graph. What its
 * inputs take is told by {@link InputForm}.
 *
 * <p>Embeddings and dense part are computed in 32-bit floats, as by the library; from the logits on everything is in 64-bit floats
 * and by logarithms, as {@link org.entirespace.core.graph.Composition} has it.
 */
public final class OnnxExport {

    /** The version of ONNX's operators that exports use. */
    public static final int OPSET = 17;

    /** The version of the file format. */
    static final int IR_VERSION = 8;

    /** The most bytes of parameters in one file; a protobuf message has fewer than 2^31 bytes. */
    private static final long MOST_BYTES = (1L << 31) - (1 << 24);

    private OnnxExport() {}

    /** Writes a model whose inputs take encoded values, as the other method. */
    public static OnnxSummary write(ModelBundle bundle, Path file) throws IOException {
        return write(bundle, InputForm.ENCODED, file);
    }

    /**
     * Writes a model, whole or not at all, and checks its structure before it gets its name. Embedding tables that would make the
     * file too large go into another one beside it, {@code stem-<digits>.data}, which is written first.
     *
     * @param form what the inputs take
     * @param file the model's file, in a folder that is there; replaced if it is
     * @throws IllegalArgumentException when a model of this kind cannot be exported
     * @throws IOException when it cannot be written
     */
    public static OnnxSummary write(ModelBundle bundle, InputForm form, Path file) throws IOException {
        return write(bundle, form, file, MOST_BYTES);
    }

    /** As the other method, with another limit. */
    static OnnxSummary write(ModelBundle bundle, InputForm form, Path file, long mostBytes) throws IOException {
        if (!(bundle.model() instanceof Network network)) {
            throw new IllegalArgumentException("model '" + bundle.manifest().name()
                    + "' cannot be exported yet: it is a forest of boosted trees; expected a network");
        }
        long dense = (long) network.dense().length * Float.BYTES;
        long texts = form == InputForm.RAW ? bytesOfVocabularies(network.schema()) : 0;
        if (dense + texts > mostBytes) {
            throw new IllegalArgumentException("model '" + bundle.manifest().name()
                    + "' cannot be exported: its dense part and vocabularies have " + (dense + texts)
                    + " bytes; an ONNX file has room for " + mostBytes);
        }
        boolean beside = network.parameters() * Float.BYTES + texts > mostBytes;
        ModelNodes nodes = ModelNodes.of(network, form, beside);
        List<String> files = new ArrayList<>();
        long bytes = 0;
        if (beside) {
            FileSeal data = HashedName.write(file.resolveSibling(stem(file) + ".data"), nodes.tables()::writeTo);
            nodes.tables().locate(data.file());
            files.add(data.file());
            bytes += data.bytes();
        }
        FileSeal sealed = publish(nodes.model(bundle.manifest()), file);
        files.add(0, sealed.file());
        deleteOldData(file, files);
        GraphWriter writer = nodes.writer();
        return new OnnxSummary(
                writer.inputs(), writer.outputs(), writer.graph().getNodeCount(), files, bytes + sealed.bytes());
    }

    /** About as many bytes as vocabularies take: each text, its length and its row. */
    private static long bytesOfVocabularies(Schema schema) {
        return schema.fields().stream()
                .flatMap(field -> field.vocabulary().stream())
                .mapToLong(text -> 3L * text.length() + 16)
                .sum();
    }

    private static FileSeal publish(ModelProto model, Path file) throws IOException {
        Path partial = AtomicFile.begin(file);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial), 1 << 16)) {
                model.writeTo(out);
            }
            StructureCheck.check(partial, file.toAbsolutePath().resolveSibling(""));
            return AtomicFile.publish(partial, file);
        } catch (IOException e) {
            throw WriteFailedException.of(file, e);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** The name of a file without its ending. */
    private static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** Deletes the tables of what stood under the model's name before. */
    private static void deleteOldData(Path file, List<String> kept) throws IOException {
        String prefix = stem(file) + "-";
        try (var others = Files.newDirectoryStream(file.toAbsolutePath().resolveSibling(""))) {
            for (Path other : others) {
                String name = String.valueOf(other.getFileName());
                boolean data = name.startsWith(prefix)
                        && name.length() == prefix.length() + "0123456789abcdef.data".length()
                        && name.substring(prefix.length()).matches("[0-9a-f]{16}\\.data");
                if (data && !kept.contains(name)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }
}
