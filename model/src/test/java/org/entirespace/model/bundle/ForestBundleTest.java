/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.artifact.HashedName;
import org.entirespace.core.artifact.SealedText;
import org.entirespace.model.forest.Forest;
import org.entirespace.model.forest.ForestNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles of forests: whole, damaged and forged. */
class ForestBundleTest {

    @TempDir
    Path folder;

    @Test
    void aForestComesBackWithEveryNumber() throws IOException {
        ModelBundle bundle = ExampleBundles.forest(1);
        BundleManifest written = bundle.write(folder);

        ModelBundle read = ModelBundle.read(folder);

        assertThat(read.manifest().withFiles(List.of())).isEqualTo(bundle.manifest());
        assertThat(written.files()).hasSize(1);
        assertThat(numbers(read)).isDeepEqualTo(numbers(bundle));
        assertThat(java.util.Arrays.deepEquals(numbers(read), numbers(ExampleBundles.forest(2))))
                .isFalse();
        assertThat(((Forest) read.model()).readout()).isEqualTo(((Forest) bundle.model()).readout());
        assertThatIllegalStateException()
                .isThrownBy(read::network)
                .withMessage("model 'forest-1' is a forest; expected a network");
    }

    @Test
    void aFlippedBitOrAMissingByteIsNoticed() throws IOException {
        Path weights = folder.resolve(
                ExampleBundles.forest(1).write(folder).files().get(0).file());
        var random = new SplittableRandom(1);
        for (Path file : List.of(folder.resolve("manifest.json"), weights)) {
            byte[] whole = Files.readAllBytes(file);
            for (int place = 0; place < 100; place++) {
                byte[] damaged = whole.clone();
                damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, damaged);
                assertRefused("");
            }
            Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
            assertRefused("");
            Files.write(file, whole);
        }
        assertThat(ModelBundle.read(folder).manifest().name()).isEqualTo("forest-1");
    }

    /** Forged with a seal of its own, so that only the content speaks against it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "trees" : [ 3, 3 ]      | "trees" : [ 3 ]                    | content
            "trees" : [ 3, 3 ]      | "trees" : [ 3, -1 ]                | content
            "trees" : [ 3, 3 ]      | "trees" : [ 2, 4 ]                 | tensors: expected
            "trees" : [ 3, 3 ]      | "trees" : [ 3, 16 ]                | content
            "nodes" : [ 15, 15 ]    | "nodes" : [ 15, 2147483647 ]       | parameters: expected at most
            "nodes" : [ 15, 15 ]    | "nodes" : [ 15, 2147483648 ]       | content
            "nodes" : [ 15, 15 ]    | "nodes" : [ 14, 16 ]               | tensors: expected
            "nodes" : [ 15, 15 ]    | "nodes" : [ 15, null ]             | content
            "nodes" : [ 15, 15 ]    | "nodes" : null                     | content
            "cardinality" : 7       | "cardinality" : 2147483647         | parameters: expected at most
            "cardinality" : 7       | "cardinality" : 8                  | tensors: expected
            "readout" : {           | "readout" : null, "x" : {          | content
            "forest" : {            | "network" : {                      | content
            "forest" : {            | "forest" : null, "x" : {           | content
            "name" : "forest-1"     | "name" : "x", "learner" : "WOODS"  | content
            """)
    void aForgedManifestIsRefused(String genuine, String forged, String complaint) throws IOException {
        ExampleBundles.forest(1).write(folder);
        Path manifest = folder.resolve("manifest.json");
        String unsealed = SealedText.read(manifest).replaceFirst("[0-9a-f]{64}", "0".repeat(64));
        assertThat(unsealed).contains(genuine);
        int at = unsealed.indexOf(genuine);
        Files.writeString(
                manifest,
                SealedText.seal(unsealed.substring(0, at) + forged + unsealed.substring(at + genuine.length())));

        assertRefused(complaint);
    }

    /** Sealed anew by whoever forged it: trees that would be walked in a circle, or outside of the arrays. */
    @ParameterizedTest
    @CsvSource({
        "nodes.click, 2, 0, left child of node 0",
        "nodes.click, 2, 6, left child of node 0",
        "nodes.click, 0, 11, feature of node 0",
        "nodes.click, 0, 0.5, expected a whole number",
        "nodes.click, 1, NaN, value of node 0",
        "sizes.click, 0, 16, size of a tree",
        "sizes.click, 0, 1e30, expected a whole number",
        "statistics.city, 3, Infinity, statistics of field 'city'",
        "priors, 0, NaN, priors",
        "bases, 1, NaN, base"
    })
    void forgedNumbersAreRefused(String block, int place, float number, String complaint) throws IOException {
        ModelBundle bundle = ExampleBundles.forest(1);
        bundle.write(folder);
        ForestNumbers numbers = ForestNumbers.of((Forest) bundle.model());
        numbers.blocks().stream()
                .filter(candidate -> candidate.name().equals(block))
                .forEach(found -> found.floats().array()[place] = number);
        var seal = HashedName.write(
                folder.resolve("weights.safetensors"), out -> new Safetensors().write(BundleTensors.of(numbers), out));
        ModelBundle.writeManifest(folder, ModelBundle.readManifest(folder).withFiles(List.of(seal)));

        assertRefused(complaint);
    }

    @Test
    void aManifestSaysWhatItIsOneWayOnly() throws IOException {
        BundleManifest forest = ExampleBundles.forest(1).write(folder.resolve("forest"));
        BundleManifest network = ExampleBundles.hm3(1).write(folder.resolve("network"));

        assertThat(Files.readString(folder.resolve("forest/manifest.json"))).doesNotContain("\"network\"");
        assertThat(Files.readString(folder.resolve("network/manifest.json"))).doesNotContain("\"forest\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BundleManifest(
                        1,
                        BundleManifest.UNSEALED,
                        "both",
                        "",
                        forest.graph(),
                        forest.labels(),
                        forest.schema(),
                        network.network(),
                        forest.forest(),
                        1,
                        java.util.Map.of(),
                        List.of(),
                        0,
                        List.of(),
                        null,
                        null))
                .withMessage("expected the form of a network, or that of a forest");
    }

    private static float[][] numbers(ModelBundle bundle) {
        return ForestNumbers.of((Forest) bundle.model()).blocks().stream()
                .map(block -> block.floats().array())
                .toArray(float[][]::new);
    }

    private void assertRefused(String complaint) {
        assertThatThrownBy(() -> ModelBundle.read(folder))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining(complaint);
    }
}
