/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.model.network.Bits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleArchiveTest {

    private static final int HEADER = 0x02014b50;

    @TempDir
    Path folder;

    private Path bundle = Path.of("");
    private Path zip = Path.of("");

    @BeforeEach
    void write() throws IOException {
        bundle = folder.resolve("bundle");
        zip = folder.resolve("bundle.zip");
        ExampleBundles.hm3(1).write(bundle);
    }

    private Map<String, byte[]> contents() throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try (var files = Files.list(bundle)) {
            for (Path file : files.sorted().toList()) {
                contents.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    /** A zip file as other programs write it, everything packed. */
    private void zip(Map<String, byte[]> contents) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
    }

    private String weights() throws IOException {
        return contents().keySet().stream()
                .filter(name -> name.startsWith("weights-"))
                .findFirst()
                .orElseThrow();
    }

    private void refused(String message) {
        assertThatThrownBy(() -> ModelBundle.read(zip))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageStartingWith(zip.toString())
                .hasMessageContaining(message);
    }

    @Test
    void whatIsPackedIsReadWithEveryNumber() throws IOException {
        FileSeal packed = BundleArchive.write(bundle, zip);

        assertThat(packed).isEqualTo(FileSeal.of(zip));
        same(ModelBundle.read(zip));
        assertThat(ModelBundle.readManifest(zip)).isEqualTo(ModelBundle.readManifest(bundle));
        assertThat(ModelBundle.isAt(zip)).isTrue();
    }

    private void same(ModelBundle read) throws IOException {
        ModelBundle written = ModelBundle.read(bundle);
        assertThat(read.manifest()).isEqualTo(written.manifest());
        assertThat(Bits.of(read.network())).isEqualTo(Bits.of(written.network()));
        assertThat(read.golden()).isEqualTo(written.golden());
        assertThat(read.reference()).isEqualTo(written.reference());
    }

    @Test
    void whatOtherProgramsPackedIsReadToo() throws IOException {
        Map<String, byte[]> contents = contents();
        contents.put("notes.txt", "not of the model".getBytes(StandardCharsets.UTF_8));
        zip(contents);

        same(ModelBundle.read(zip));
    }

    @Test
    void theSameBundleIsTheSameFileAndReplacesWhatWasThere() throws IOException {
        Files.writeString(zip, "old");
        BundleArchive.write(bundle, zip);
        byte[] first = Files.readAllBytes(zip);

        BundleArchive.write(bundle, folder.resolve("again.zip"));

        assertThat(folder.resolve("again.zip")).hasBinaryContent(first);
    }

    @Test
    void aDamagedBundleIsNotPackedAndTheOldFileStays() throws IOException {
        Files.writeString(zip, "old");
        Path weights = bundle.resolve(weights());
        byte[] bytes = Files.readAllBytes(weights);
        bytes[100] ^= 1;
        Files.write(weights, bytes);

        assertThatThrownBy(() -> BundleArchive.write(bundle, zip))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("SHA-256");
        assertThatThrownBy(() -> BundleArchive.write(zip, folder.resolve("other.zip")))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("kind: expected a bundle's folder, found none");

        assertThat(zip).hasContent("old");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(bundle, zip);
        }
    }

    @Test
    void anEntryThatIsLargerThanTheManifestSaysIsRefused() throws IOException {
        Map<String, byte[]> contents = contents();
        String weights = weights();
        contents.computeIfPresent(weights, (name, bytes) -> Arrays.copyOf(bytes, bytes.length + 1));
        zip(contents);

        refused("!/" + weights + ": size in bytes: expected ");
    }

    /** The directory claims what the manifest says, but more comes out. */
    @Test
    void anEntryThatIsLargerThanTheDirectorySaysIsRefused() throws IOException {
        Map<String, byte[]> contents = contents();
        String weights = weights();
        int honest = contents.getOrDefault(weights, new byte[0]).length;
        contents.computeIfPresent(weights, (name, bytes) -> Arrays.copyOf(bytes, bytes.length + 50_000_000));
        zip(contents);
        claim(weights, 24, honest);

        refused("!/" + weights + ": size in bytes: expected " + honest + ", found more");
    }

    /** Changes a number in the directory's entry of a file. */
    private void claim(String name, int place, int number) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 46 < bytes.length; at++) {
            if (buffer.getInt(at) == HEADER
                    && new String(
                                    bytes,
                                    at + 46,
                                    Math.min(name.length(), bytes.length - at - 46),
                                    StandardCharsets.UTF_8)
                            .equals(name)) {
                buffer.putInt(at + place, number);
            }
        }
        Files.write(zip, bytes);
    }

    @Test
    void aLinkInThePlaceOfTheWeightsIsRefused() throws IOException {
        Map<String, byte[]> contents = contents();
        String weights = weights();
        contents.put(weights, bundle.resolve(weights).toString().getBytes(StandardCharsets.UTF_8));
        zip(contents);
        claim(weights, 38, 0xA1FF << 16);

        refused("entry '" + weights + "': kind: expected a file, found a symbolic link");
    }

    @Test
    void filesInAFolderOfTheirOwnAreRefused() throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents().forEach((name, bytes) -> contents.put("bundle/" + name, bytes));
        zip(contents);

        refused(": name: expected a plain one without a folder, found another");
    }

    @Test
    void aMissingFileIsRefused() throws IOException {
        for (String name : List.copyOf(contents().keySet())) {
            Map<String, byte[]> contents = contents();
            contents.remove(name);
            zip(contents);

            refused("!/" + name + ": presence: expected ");
        }
    }

    @Test
    void whatIsNoZipFileIsRefused() throws IOException {
        Files.writeString(zip, "this is a text, long enough for the end of a zip file");
        refused("end: expected the end record of a zip file");
    }

    @Test
    void whateverByteIsChangedTheModelIsTheSameOrRefused() throws IOException {
        BundleArchive.write(bundle, zip);
        byte[] good = Files.readAllBytes(zip);
        int[] bits = Bits.of(ModelBundle.read(bundle).network());
        SplittableRandom random = new SplittableRandom(7);
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < good.length; at += 1 + random.nextInt(31)) {
            places.add(at);
        }
        int refused = 0;
        for (int at : places) {
            byte[] bytes = good.clone();
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(zip, bytes);
            try {
                assertThat(Bits.of(ModelBundle.read(zip).network()))
                        .as("byte %s", at)
                        .isEqualTo(bits);
            } catch (CorruptArtifactException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(places.size() / 2);
    }

    @Test
    void whereverItIsCutItIsRefused() throws IOException {
        BundleArchive.write(bundle, zip);
        byte[] good = Files.readAllBytes(zip);
        for (int length = 0; length < good.length; length += 41) {
            Files.write(zip, Arrays.copyOf(good, length));
            assertThatThrownBy(() -> ModelBundle.read(zip)).isInstanceOf(CorruptArtifactException.class);
        }
    }
}
