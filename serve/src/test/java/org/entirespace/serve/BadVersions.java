/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entirespace.core.artifact.FolderTree;
import org.entirespace.core.artifact.SealedText;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.network.Network;

/** Versions that must not replace the model {@code shop} with the fields of {@link TinyModels}, spoiled in many ways. */
public final class BadVersions {

    /** Writes a bad version into a folder that is not there yet. */
    @FunctionalInterface
    public interface Spoiling {

        /** Writes it. */
        void write(Path folder) throws IOException;
    }

    /**
     * A bad version.
     *
     * @param name what is bad about it
     * @param spoiling writes it
     * @param reason a part of the reason for which it is refused
     */
    public record Bad(String name, Spoiling spoiling, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    private BadVersions() {}

    /** All of them. */
    public static Stream<Bad> all() {
        return Stream.of(manifests(), weights(), otherFiles(), models()).flatMap(List::stream);
    }

    private static List<Bad> manifests() {
        return List.of(
                new Bad("an empty folder", folder -> Files.createDirectories(folder), "presence"),
                new Bad("a manifest cut short", folder -> cut(folder, "manifest.json"), "manifest.json"),
                new Bad("a flipped manifest", folder -> flip(folder, "manifest.json"), "seal"),
                new Bad(
                        "a manifest of nothing",
                        folder -> Files.writeString(written(folder, "manifest"), "{}"),
                        "seal"),
                new Bad("a folder for a manifest", BadVersions::folderForManifest, "presence"),
                new Bad(
                        "a manifest of another format",
                        folder -> forge(folder, "\"formatVersion\" : ", "9"),
                        "format version"),
                new Bad("more rows than weights", folder -> forge(folder, "\"cardinality\" : 5", "0"), "parameters"),
                new Bad(
                        "far more rows than weights",
                        folder -> forge(folder, "\"cardinality\" : 5", "0000000"),
                        "parameters"),
                new Bad("files outside", folder -> forge(folder, "\"file\" : \"", "../"), "expected a plain name"));
    }

    private static List<Bad> weights() {
        return List.of(
                new Bad("weights cut short", folder -> cut(folder, "weights-"), "size in bytes"),
                new Bad("weights with one byte more", BadVersions::longer, "size in bytes"),
                new Bad("a flipped weight", folder -> flip(folder, "weights-"), "SHA-256"),
                new Bad("weights of another model", BadVersions::weightsOfAnother, "SHA-256"),
                new Bad("weights gone", folder -> Files.delete(written(folder, "weights-")), "presence"),
                new Bad("a link to nowhere", BadVersions::linkToNowhere, "presence"));
    }

    private static List<Bad> otherFiles() {
        return List.of(
                new Bad("a flipped golden answer", folder -> flip(folder, "golden-"), "SHA-256"),
                new Bad("golden answers cut short", folder -> cut(folder, "golden-"), "size in bytes"),
                new Bad("golden answers gone", folder -> Files.delete(written(folder, "golden-")), "presence"),
                new Bad("a flipped count of scores", folder -> flip(folder, "scores-"), "SHA-256"),
                new Bad("scores gone", folder -> Files.delete(written(folder, "scores-")), "presence"));
    }

    private static List<Bad> models() {
        return List.of(
                new Bad("golden answers of another model", BadVersions::goldenOfAnother, "golden requests"),
                new Bad("a weight that is no number", folder -> spoiled(folder, Float.NaN, true), "golden requests"),
                new Bad("no number and nothing golden", folder -> spoiled(folder, Float.NaN, false), "NaN"),
                new Bad("a graph that answers less", BadVersions::esmm, "does not answer [ma"),
                new Bad("fields that are gone", BadVersions::fewerFields, "unknown field"),
                new Bad("a field of another kind", BadVersions::textForNumber, "field 'price'"));
    }

    private static Path written(Path folder, String beginning) throws IOException {
        if (!Files.exists(folder)) {
            TinyModels.write(folder, "shop", 2);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(beginning))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A bundle one file of which is cut short. */
    public static void cut(Path folder, String beginning) throws IOException {
        Path file = written(folder, beginning);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
    }

    private static void longer(Path folder) throws IOException {
        Path file = written(folder, "weights-");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
    }

    private static void flip(Path folder, String beginning) throws IOException {
        Path file = written(folder, beginning);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 9] ^= 1;
        Files.write(file, bytes);
    }

    /** A manifest that says something more, sealed anew. */
    private static void forge(Path folder, String after, String insertion) throws IOException {
        Path manifest = written(folder, "manifest.json");
        String text = SealedText.read(manifest).replaceFirst("\"seal\" : \"[0-9a-f]{64}\"", SealedText.PLACEHOLDER);
        int at = text.indexOf(after) + after.length();
        Files.writeString(manifest, SealedText.seal(text.substring(0, at) + insertion + text.substring(at)));
    }

    private static void folderForManifest(Path folder) throws IOException {
        Files.delete(written(folder, "manifest.json"));
        Files.createDirectory(folder.resolve("manifest.json"));
    }

    private static void weightsOfAnother(Path folder) throws IOException {
        Path weights = written(folder, "weights-");
        Path other = folder.resolve("other");
        TinyModels.write(other, "shop", 3);
        Files.write(weights, Files.readAllBytes(written(other, "weights-")));
        FolderTree.delete(other);
    }

    private static void linkToNowhere(Path folder) throws IOException {
        Path weights = written(folder, "weights-");
        Files.delete(weights);
        Files.createSymbolicLink(weights, Path.of("nowhere"));
    }

    /** A bundle whose golden answers are those of another network. */
    public static void goldenOfAnother(Path folder) throws IOException {
        Network other = TinyModels.network(GraphCatalog.hm3(), TinyModels.schema(), 3);
        List<GoldenRequest> golden = TinyModels.golden(other);
        TinyModels.write(folder, "shop", TinyModels.network(GraphCatalog.hm3(), TinyModels.schema(), 2), golden);
    }

    private static void spoiled(Path folder, float weight, boolean withGolden) throws IOException {
        Network network = TinyModels.network(GraphCatalog.hm3(), TinyModels.schema(), 2);
        List<GoldenRequest> golden = withGolden ? TinyModels.golden(network) : List.of();
        network.dense()[network.dense().length - 1] = weight;
        TinyModels.write(folder, "shop", network, golden);
    }

    private static void esmm(Path folder) throws IOException {
        Network network = TinyModels.network(GraphCatalog.esmm(), TinyModels.schema(), 2);
        TinyModels.write(folder, "shop", network, List.of());
    }

    /** A bundle of two fields alone. */
    public static void fewerFields(Path folder) throws IOException {
        Schema schema = new Schema(TinyModels.schema().fields().subList(0, 2));
        TinyModels.write(folder, "shop", TinyModels.network(GraphCatalog.hm3(), schema, 2), List.of());
    }

    private static void textForNumber(Path folder) throws IOException {
        List<FittedField> fields = new ArrayList<>(TinyModels.schema().fields());
        fields.removeIf(field -> field.name().equals("price"));
        fields.add(new FittedField(
                "price", "price", FieldKind.CATEGORICAL, Encoding.HASH, 9, List.of(), List.of(), 0, 1, Pooling.SUM));
        Network network = TinyModels.network(GraphCatalog.hm3(), new Schema(fields), 2);
        TinyModels.write(folder, "shop", network, List.of());
    }
}
