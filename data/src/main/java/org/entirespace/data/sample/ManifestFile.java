/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.artifact.SealedText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The manifest on disk: indented JSON that carries its own checksum in the member {@code seal}. */
public final class ManifestFile {

    /** The manifest's name within a sample folder. */
    public static final String NAME = "manifest.json";

    private static final String SEAL = "seal";
    private static final String VERSION = "format_version";

    private ManifestFile() {}

    /** Writes the manifest of {@code folder}, whole or not at all. */
    public static void write(Path folder, Manifest manifest) throws IOException {
        ObjectNode tree = SampleJson.MAPPER.valueToTree(manifest);
        tree.put(SEAL, "0".repeat(64));
        String text = SealedText.seal(
                SampleJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n");
        AtomicFile.write(folder.resolve(NAME), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads the manifest of {@code folder}.
     *
     * @throws NoSuchFileException when there is none
     * @throws CorruptArtifactException when it is damaged
     * @throws UnknownFormatException when it is sound, but of a format that this version does not read
     */
    public static Manifest read(Path folder) throws IOException {
        Path path = folder.resolve(NAME);
        if (!Files.isRegularFile(path)) {
            throw new NoSuchFileException(path.toString(), null, "no manifest, so no samples were prepared here");
        }
        String text = SealedText.read(path);
        try {
            JsonNode tree = SampleJson.MAPPER.readTree(text);
            int version = tree.path(VERSION).asInt(-1);
            if (version != Manifest.FORMAT_VERSION) {
                throw new UnknownFormatException(path, Manifest.FORMAT_VERSION, version);
            }
            return SampleJson.MAPPER.treeToValue(((ObjectNode) tree).without(SEAL), Manifest.class);
        } catch (JacksonException e) {
            throw new CorruptArtifactException(path, "content", "a manifest", String.valueOf(e.getMessage()));
        }
    }
}
