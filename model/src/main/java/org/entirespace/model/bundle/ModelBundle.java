/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.artifact.HashedName;
import org.entirespace.core.artifact.SealedText;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.model.heads.HeadModel;
import org.entirespace.model.network.Network;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trained model: its manifest, its numbers and what it answers. As a folder it is {@code manifest.json} and the files that it
 * names; {@link BundleArchive} has such a folder as one file.
 * Publishing replaces the manifest last and in one move, so a reader finds the old model or the new one.
 *
 * @param manifest what the model is
 * @param model its parameters: a network, or a forest
 * @param golden requests with the model's answers; empty where none were kept
 * @param reference how its scores were distributed; null where that is not known
 */
public record ModelBundle(
        BundleManifest manifest,
        HeadModel model,
        List<GoldenRequest> golden,
        @Nullable ScoreReference reference) {

    static final String MANIFEST = "manifest.json";

    private static final String WEIGHTS = "weights.safetensors";
    private static final String GOLDEN = "golden.jsonl";
    private static final String SCORES = "scores.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultVisibility(checker -> checker.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
            .build();

    /** Copies the list. */
    public ModelBundle {
        golden = List.copyOf(golden);
    }

    /** A bundle without golden requests, whose scores are not known. */
    public ModelBundle(BundleManifest manifest, HeadModel model) {
        this(manifest, model, List.of());
    }

    /** A bundle whose scores are not known. */
    public ModelBundle(BundleManifest manifest, HeadModel model, List<GoldenRequest> golden) {
        this(manifest, model, golden, null);
    }

    /** The graph whose rates are predicted. */
    public CompiledGraph graph() {
        return model.graph();
    }

    /**
     * The network.
     *
     * @throws IllegalStateException when the model is a forest
     */
    public Network network() {
        if (model instanceof Network network) {
            return network;
        }
        throw new IllegalStateException("model '" + manifest.name() + "' is a forest; expected a network");
    }

    /**
     * Writes the bundle into a folder, replacing the bundle there; the files of the old one are then deleted.
     *
     * @return the manifest, with the files
     */
    public BundleManifest write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<FileSeal> files = new ArrayList<>();
        files.add(HashedName.write(
                folder.resolve(WEIGHTS), out -> new Safetensors().write(BundleTensors.of(model), out)));
        if (!golden.isEmpty()) {
            files.add(HashedName.write(folder.resolve(GOLDEN), out -> GoldenFile.write(golden, out)));
        }
        ScoreReference scores = reference;
        if (scores != null) {
            files.add(HashedName.write(folder.resolve(SCORES), out -> ScoreFile.write(scores, out)));
        }
        BundleManifest sealed = manifest.withFiles(files);
        writeManifest(folder, sealed);
        AtomicFile.sweep(folder);
        deleteOthers(folder, files.stream().map(FileSeal::file).toList());
        return sealed;
    }

    /** Replaces the manifest of a bundle whose files are already there, such as to add what later epochs came to. */
    public static void writeManifest(Path folder, BundleManifest manifest) throws IOException {
        String text = JSON.writeValueAsString(manifest.withFiles(manifest.files()));
        AtomicFile.write(
                folder.resolve(MANIFEST), out -> out.write(SealedText.seal(text).getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether there is a bundle: a folder with a manifest, or a file, which should then be a zip file of one. */
    public static boolean isAt(Path path) {
        return Files.isRegularFile(path) || Files.isRegularFile(path.resolve(MANIFEST));
    }

    /**
     * Reads a bundle.
     *
     * @param path its folder, or a zip file of it
     * @throws CorruptArtifactException when a file is absent, damaged, or of an unknown format version, or a zip file is a hostile one
     */
    public static ModelBundle read(Path path) throws IOException {
        return Files.isRegularFile(path) ? BundleArchive.read(path, ModelBundle::readFolder) : readFolder(path);
    }

    private static ModelBundle readFolder(Path folder) throws IOException {
        BundleManifest manifest = readFolderManifest(folder);
        while (true) {
            try {
                return read(folder, manifest);
            } catch (IOException e) {
                // another process may have replaced the bundle, and deleted its weights, since the manifest was read
                BundleManifest newer = readFolderManifest(folder);
                if (newer.equals(manifest)) {
                    throw e;
                }
                manifest = newer;
            }
        }
    }

    private static ModelBundle read(Path folder, BundleManifest manifest) throws IOException {
        Path path = folder.resolve(MANIFEST);
        FileSeal weights = only(path, manifest, WEIGHTS)
                .orElseThrow(() -> new CorruptArtifactException(path, "files", "a file of weights", "none"));
        Optional<FileSeal> golden = only(path, manifest, GOLDEN);
        Optional<FileSeal> scores = only(path, manifest, SCORES);
        if (manifest.files().size()
                != 1 + golden.stream().count() + scores.stream().count()) {
            throw new CorruptArtifactException(
                    path, "files", "one of weights, maybe one of golden requests and one of scores", "others");
        }
        HeadModel model = new ModelReading(path, manifest, weights.verify(folder)).read(weights.bytes());
        return new ModelBundle(
                manifest,
                model,
                golden.isPresent() ? GoldenFile.read(golden.get().verify(folder)) : List.of(),
                scores.isPresent() ? ScoreFile.read(scores.get().verify(folder), model.graph()) : null);
    }

    /** The file that is called like this but for its checksum, if there is one. */
    private static Optional<FileSeal> only(Path path, BundleManifest manifest, String name)
            throws CorruptArtifactException {
        int dot = name.indexOf('.');
        List<FileSeal> found = manifest.files().stream()
                .filter(seal -> seal.file().startsWith(name.substring(0, dot) + "-")
                        && seal.file().endsWith(name.substring(dot)))
                .toList();
        if (found.size() > 1) {
            throw new CorruptArtifactException(path, "files", "at most one " + name, found.size());
        }
        return found.stream().findFirst();
    }

    /** Reads the manifest alone, of a folder or of a zip file; the weights are not looked at. */
    public static BundleManifest readManifest(Path path) throws IOException {
        return Files.isRegularFile(path)
                ? BundleArchive.read(path, ModelBundle::readFolderManifest)
                : readFolderManifest(path);
    }

    private static BundleManifest readFolderManifest(Path folder) throws IOException {
        Path path = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(path)) {
            throw new CorruptArtifactException(path, "presence", "a model's manifest", "none");
        }
        String text = SealedText.read(path);
        try {
            int version = JSON.readTree(text).path("formatVersion").asInt(0);
            if (version < 1 || version > BundleManifest.FORMAT_VERSION) {
                throw new CorruptArtifactException(
                        path, "format version", "1 to " + BundleManifest.FORMAT_VERSION, version);
            }
            return JSON.readValue(text, BundleManifest.class);
        } catch (JacksonException e) {
            throw new CorruptArtifactException(path, "content", "a model's manifest", e.getOriginalMessage());
        }
    }

    private static void deleteOthers(Path folder, List<String> kept) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "{weights-*.safetensors,golden-*.jsonl,scores-*.json}")) {
            for (Path file : files) {
                if (!kept.contains(String.valueOf(file.getFileName()))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
