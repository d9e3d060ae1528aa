/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.artifact.SealedText;
import org.entirespace.core.fuzz.MemoryFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A damaged or forged bundle is refused, with one exception and before memory is taken by its claims. */
class ModelBundleCorruptionTest {

    private static final int FLIPS = 1_000; // of each file
    private static final int CUTS = 1_000;

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private Path manifest = Path.of("");
    private Path weights = Path.of("");
    private Path golden = Path.of("");
    private Path scores = Path.of("");

    @BeforeEach
    void write() throws IOException {
        BundleManifest written = ExampleBundles.hm3(1).write(folder);
        manifest = folder.resolve("manifest.json");
        weights = folder.resolve(written.files().get(0).file());
        golden = folder.resolve(written.files().get(1).file());
        scores = folder.resolve(written.files().get(2).file());
    }

    @Test
    void anyFlippedBitOfTheManifestIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(manifest);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            flip(manifest, whole, bit);
            assertRefused("bit " + bit, manifest, "");
        }
        Files.write(manifest, whole);
        assertThat(ModelBundle.read(folder).manifest().name()).isEqualTo("model-1");
    }

    @Test
    void anyOfAThousandFlippedBitsOfEachOtherFileIsNoticedByItsChecksum() throws IOException {
        var random = new SplittableRandom(1);
        for (Path file : List.of(weights, golden, scores)) {
            byte[] whole = Files.readAllBytes(file);
            for (int flip = 0; flip < FLIPS; flip++) {
                // those of the first and of the last bytes, then anywhere
                int bit = flip < 80
                        ? flip
                        : flip < 160 ? 8 * whole.length - 1 - (flip - 80) : random.nextInt(8 * whole.length);
                flip(file, whole, bit);
                assertRefused("bit " + bit, file, "SHA-256: expected ");
            }
            Files.write(file, whole);
        }
    }

    @Test
    void aFileThatIsCutAnywhereOrGoesOnIsNoticed() throws IOException {
        for (Path file : List.of(manifest, weights, golden, scores)) {
            byte[] whole = Files.readAllBytes(file);
            var lengths = new TreeSet<Integer>();
            for (int cut = 0; cut < CUTS; cut++) {
                lengths.add((int) ((long) whole.length * cut / CUTS));
            }
            for (int byByte = 1; byByte < 20; byByte++) { // the length of a header, and the last numbers, byte by byte
                lengths.addAll(List.of(byByte, whole.length - byByte));
            }
            for (int length : lengths) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertRefused("cut to " + length, file, file.equals(manifest) ? "" : "size in bytes: expected ");
            }
            Files.write(file, Arrays.copyOf(whole, whole.length + 1));
            assertRefused("with one more byte", file.equals(manifest) ? folder : file, "");
            Files.delete(file);
            assertRefused("deleted", file, "presence");
            Files.write(file, whole);
        }
    }

    private static void flip(Path file, byte[] whole, int bit) throws IOException {
        byte[] damaged = whole.clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, damaged);
    }

    private void assertRefused(String how, Path file, String rule) {
        assertThatThrownBy(() -> ModelBundle.read(folder))
                .as(how)
                .isExactlyInstanceOf(CorruptArtifactException.class)
                .hasMessageStartingWith(file.equals(folder) ? "" : file + ": " + rule);
    }

    /** Forged with a seal of its own, so that only the content speaks against it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "formatVersion" : 3            | "formatVersion" : 4           | format version: expected 1 to 3, found 4
            "formatVersion" : 3            | "formatVersion" : 0           | format version: expected 1 to 3, found 0
            "formatVersion" : 3            | "formatVersion" : "one"       | format version
            "cardinality" : 7              | "cardinality" : 2147483647    | parameters: expected at most
            "cardinality" : 7              | "cardinality" : 2147483648    | content
            "cardinality" : 7              | "cardinality" : -7            | content
            "cardinality" : 7              | "cardinality" : 8             | tensors: expected
            "cardinality" : 7              | "cardinality" : 6             | tensors: expected
            "embedding" : 3                | "embedding" : 4096            | parameters: expected at most
            "embedding" : 3                | "embedding" : 1000000000      | content
            "tags" : 2                     | "tag" : 2                     | network: expected a form that can be built
            "tower" : [ 5, 4 ]             | "tower" : [ 5, 400000000 ]    | network: expected a form that can be built
            "tower" : [ 5, 4 ]             | "tower" : [ 50000, 4 ]        | parameters: expected at most
            "tower" : [ 5, 4 ]             | "tower" : [ ]                 | content
            "tower" : [ 5, 4 ]             | "tower" : null                | content
            "tower" : [ 5, 4 ]             | "tower" : [ 5, null ]         | content
            "activation" : "RELU"          | "activation" : "SWISH"        | content
            "activation" : "RELU"          | "activation" : "PRELU"        | tensors: expected
            "normalization" : "NONE"       | "normalization" : null        | content
            "dropout" : 0.0                | "dropout" : 1.0               | content
            "dropout" : 0.0                | "dropout" : "NaN"             | content
            "kind" : "TOWERS"              | "kind" : "HOUSES"             | content
            "kind" : "TOWERS"              | "kind" : "PLE"                | parameters: expected at most
            "experts" : 4                  | "experts" : 2147483647        | content
            "levels" : 1                   | "levels" : 1000000000         | content
            "widths" : [ 128 ]             | "widths" : [ 0 ]              | content
            "sharesEmbeddings" : true      | "sharesEmbeddings" : false    | parameters: expected at most
            "auxiliaryHeads" : [ ]         | "auxiliaryHeads" : [ "x" ]    | parameters: expected at most
            "tiedHeads" : [ ]              | "tiedHeads" : [ [ "x" ] ]     | network: expected a form that can be built
            "embeddingDeviation" : 0.5     | "embeddingDeviation" : "NaN"  | content
            "encoding" : "HASH"            | "encoding" : "SHUFFLE"        | content
            "samplingRate" : 0.25          | "samplingRate" : 0            | content
            "samplingRate" : 0.25          | "samplingRates" : 0.25        | content
            "requires" : [ "click" ]       | "requires" : [ "buy" ]        | content
            "requires" : [ "click" ]       | "requires" : [ ]              |
            "file" : "                     | "file" : "../                 | content
            "file" : "weights              | "file" : "heights             | files: expected a file of weights
            "file" : "weights-             | "file" : "weights-0           | presence
            "file" : "golden               | "file" : "olden               | files: expected one of weights
            "file" : "scores               | "file" : "stores              | files: expected one of weights
            "name" : "model-1"             | "name" : [[[[ ]]]]            | content
            "name" : "model-1"             | "name" : null                 | content
            "graph" : {                    | "graph" : null, "x" : {       | content
            "history" : [                  | "history" : null, "x" : [     | content
            """)
    void aForgedManifestIsRefused(String genuine, String forged, String complaint) throws IOException {
        forge(genuine, forged);

        if (complaint == null) {
            // another graph of as many heads: nothing speaks against it but its own checksum
            assertThat(ModelBundle.read(folder).network().shape().heads()).isEqualTo(6);
        } else {
            assertThatThrownBy(() -> ModelBundle.read(folder))
                    .isInstanceOf(CorruptArtifactException.class)
                    .hasMessageContaining(complaint);
        }
    }

    /** A form within the bounds of each of its numbers, and far too large. */
    @Test
    void aFormBeyondAllMeasureIsRefusedBeforeItIsMade() throws IOException {
        forge("\"kind\" : \"TOWERS\"", "\"kind\" : \"PLE\"");
        forge("\"experts\" : 4", "\"experts\" : 256");
        forge("\"ownExperts\" : 1", "\"ownExperts\" : 256");
        forge("\"levels\" : 1", "\"levels\" : 16");
        forge("\"widths\" : [ 128 ]", "\"widths\" : [ 2000000000, 2000000000 ]");

        assertThatThrownBy(() -> ModelBundle.read(folder))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("expected 1 to 2^31 - 1");
    }

    @Test
    void aManifestOfNoFilesOrOfTwoAlikeIsRefused() throws IOException {
        ModelBundle.writeManifest(folder, ModelBundle.readManifest(folder).withFiles(List.of()));
        assertRefused("no files");
        FileSeal seal = FileSeal.of(weights);
        ModelBundle.writeManifest(folder, ModelBundle.readManifest(folder).withFiles(List.of(seal, seal)));
        assertRefused("two files of weights");
        ModelBundle.writeManifest(folder, ModelBundle.readManifest(folder).withFiles(List.of(FileSeal.of(golden))));
        assertRefused("golden requests alone");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]", "null", "7", "\"seal\"", "{}", "{\"formatVersion\" : 1}", "{", "{\"formatVersion\" : 1e999}"
            })
    void aManifestThatIsSomethingElseIsRefused(String json) throws IOException {
        // the checksum stands where a comment would, if JSON had any
        Files.writeString(manifest, SealedText.seal(json + " " + SealedText.PLACEHOLDER));
        assertRefused(json);
        Files.writeString(
                manifest,
                SealedText.seal("{" + SealedText.PLACEHOLDER + ", \"formatVersion\" : 1, \"x\" : " + json + "}"));
        assertRefused(json);
    }

    @Test
    void aManifestAsDeepAsAWellIsRefused() throws IOException {
        String deep = "[".repeat(200_000) + "]".repeat(200_000);
        Files.writeString(
                manifest,
                SealedText.seal("{" + SealedText.PLACEHOLDER + ", \"formatVersion\" : 1, \"x\" : " + deep + "}"));
        assertRefused("deep");
    }

    /** Sealed anew in the manifest, so that only the content speaks against it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -0.125           | -2.5             | expected ascending bounds
            -0.125           | "NaN"            | expected a finite number
            -0.125           | null             | content
            -2.5, -0.125     | -0.125           | 3 counts, expected 2
            50, 60           | -50, 60          | counts
            50, 60           | 9223372036854775807, 60 | content
            [ 7 ]            | [ 0 ]            | at least one row
            "click"          | "clack"          | quantities: expected [click
            'purchase|click' | click            | a quantity twice
            "counts"         | "count"          | content
            "samples"        | "sample"         | content
            """)
    void forgedScoresAreRefused(String genuine, String forged, String complaint) throws IOException {
        String text = Files.readString(scores);
        assertThat(text).contains(genuine);
        Path other = folder.resolve("scores-0123456789abcdef.json");
        Files.writeString(other, text.replaceFirst(Pattern.quote(genuine), Matcher.quoteReplacement(forged)));
        BundleManifest genuineManifest = ModelBundle.readManifest(folder);
        ModelBundle.writeManifest(
                folder,
                genuineManifest.withFiles(List.of(
                        genuineManifest.files().get(0), genuineManifest.files().get(1), FileSeal.of(other))));

        assertThatThrownBy(() -> ModelBundle.read(folder))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining(complaint);
    }

    private void forge(String genuine, String forged) throws IOException {
        String text = SealedText.read(manifest);
        assertThat(text).contains(genuine);
        String unsealed = text.replaceFirst("[0-9a-f]{64}", "0".repeat(64));
        int at = unsealed.indexOf(genuine);
        Files.writeString(
                manifest,
                SealedText.seal(unsealed.substring(0, at) + forged + unsealed.substring(at + genuine.length())));
    }

    private void assertRefused(String how) {
        assertThatThrownBy(() -> ModelBundle.read(folder)).as(how).isInstanceOf(CorruptArtifactException.class);
    }
}
