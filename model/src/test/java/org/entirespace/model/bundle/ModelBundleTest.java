/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.artifact.SealedText;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.embedding.RowPrecision;
import org.entirespace.model.network.Bits;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkOptions;
import org.entirespace.model.network.Scores;
import org.entirespace.model.network.TinyBatches;
import org.entirespace.model.network.TinyForms;
import org.entirespace.model.network.TinyNetworks;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelBundleTest {

    @TempDir
    Path folder;

    @Test
    void aBundleComesBackWithTheSameManifestParametersAndScores() throws IOException {
        ModelBundle bundle = ExampleBundles.hm3(1);
        BundleManifest written = bundle.write(folder);

        ModelBundle read = ModelBundle.read(folder);

        assertThat(read.manifest().withFiles(List.of())).isEqualTo(bundle.manifest());
        assertThat(read.manifest().files()).isEqualTo(written.files()).hasSize(3);
        assertThat(read.golden()).isEqualTo(bundle.golden()).hasSize(2);
        assertThat(read.reference()).isEqualTo(bundle.reference()).isNotNull();
        assertThat(Bits.of(read.network())).isEqualTo(Bits.of(bundle.network()));
        assertThat(read.network().tables())
                .allSatisfy(table -> assertThat(table.floatsPerRow())
                        .as("nothing but weights")
                        .isEqualTo(table.dimension()));
        SampleBatch batch = TinyBatches.random(TinyNetworks.schema(), 100, 4, new SplittableRandom(2));
        assertThat(Scores.logOdds(read.network(), batch, 2)).isDeepEqualTo(Scores.logOdds(bundle.network(), batch, 1));
        assertThat(ModelBundle.readManifest(folder)).isEqualTo(read.manifest());
    }

    static Stream<Named<NetworkOptions>> forms() {
        return TinyForms.all();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void networksOfEveryFormComeBackBitForBit(NetworkOptions options) throws IOException {
        Network network = TinyForms.network(GraphCatalog.hm3(), options, 1);
        ModelBundle bundle = new ModelBundle(ExampleBundles.manifest(network, "form"), network);
        bundle.write(folder);

        ModelBundle read = ModelBundle.read(folder);

        assertThat(read.manifest().network()).isEqualTo(options);
        assertThat(Bits.of(read.network())).isEqualTo(Bits.of(network));
        SampleBatch batch = TinyBatches.random(TinyNetworks.schema(), 100, 4, new SplittableRandom(2));
        assertThat(Scores.logOdds(read.network(), batch, 2)).isDeepEqualTo(Scores.logOdds(network, batch, 1));
    }

    /** What a table has rounded is written as it is: in half the bytes, and without rounding it again. */
    @Test
    void tablesInHalfPrecisionComeBackBitForBitAndTakeHalfTheBytes() throws IOException {
        NetworkOptions floats = new NetworkOptions(16, Map.of(), List.of(4), 0.05);
        Network half = TinyForms.network(GraphCatalog.hm3(), floats.in(RowPrecision.FLOAT16), 1);
        Network whole = TinyForms.network(GraphCatalog.hm3(), floats, 1);
        half.tables()
                .get(0)
                .setRow(2, new float[] {1e-7f, -65504, 1 / 3f, 0, 7e-5f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 0);
        BundleManifest written = new ModelBundle(ExampleBundles.manifest(half, "half"), half).write(folder);
        BundleManifest larger =
                new ModelBundle(ExampleBundles.manifest(whole, "whole"), whole).write(folder.resolve("whole"));

        ModelBundle read = ModelBundle.read(folder);

        assertThat(read.manifest().network()).isEqualTo(half.options());
        assertThat(Bits.of(read.network())).isEqualTo(Bits.of(half));
        long rows = half.tables().stream().mapToLong(EmbeddingTable::rows).sum();
        assertThat(larger.files().get(0).bytes() - written.files().get(0).bytes())
                .isBetween(rows * 32 - 16, rows * 32 + 16);
    }

    @Test
    void weightsOfAnotherPrecisionThanTheManifestSaysAreRefused() throws IOException {
        NetworkOptions floats = new NetworkOptions(16, Map.of(), List.of(4), 0.05);
        Network whole = TinyForms.network(GraphCatalog.hm3(), floats, 1);
        Network half = TinyForms.network(GraphCatalog.hm3(), floats.in(RowPrecision.FLOAT16), 1);
        BundleManifest written = new ModelBundle(ExampleBundles.manifest(whole, "whole"), whole).write(folder);
        ModelBundle.writeManifest(folder, ExampleBundles.manifest(half, "half").withFiles(written.files()));

        assertThatThrownBy(() -> ModelBundle.read(folder))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContainingAll("F16", "F32");
    }

    @Test
    void parametersThatAreNoOrdinaryNumbersComeBackBitForBit() throws IOException {
        ModelBundle bundle = ExampleBundles.hm3(1);
        float[] odd = {-0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, 1e-40f};
        System.arraycopy(odd, 0, bundle.network().dense(), 3, odd.length);
        bundle.write(folder);

        assertThat(Bits.of(ModelBundle.read(folder).network())).isEqualTo(Bits.of(bundle.network()));
    }

    @Test
    void aBundleThatWasReadCanBeWrittenElsewhere() throws IOException {
        ExampleBundles.hm3(1).write(folder.resolve("a"));
        ModelBundle read = ModelBundle.read(folder.resolve("a"));
        read.write(folder.resolve("b"));

        assertThat(namesIn(folder.resolve("b"))).isEqualTo(namesIn(folder.resolve("a")));
        for (String name : namesIn(folder.resolve("a"))) {
            assertThat(folder.resolve("b").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("a").resolve(name));
        }
    }

    @Test
    void aNewBundleReplacesTheOldOneAndItsWeights() throws IOException {
        ExampleBundles.hm3(1).write(folder);
        Files.writeString(folder.resolve("report.html"), "not ours");
        Files.writeString(folder.resolve(".manifest.json.999999999.partial"), "left by a killed process");
        BundleManifest second = ExampleBundles.hm3(2).write(folder);

        assertThat(namesIn(folder))
                .containsExactlyInAnyOrder(
                        "manifest.json",
                        "report.html",
                        second.files().get(0).file(),
                        second.files().get(1).file(),
                        second.files().get(2).file());
        assertThat(ModelBundle.read(folder).manifest().name()).isEqualTo("model-2");
    }

    @Test
    void aBundleNeedsNoGoldenRequests() throws IOException {
        ModelBundle bundle = ExampleBundles.hm3(1);
        bundle.write(folder);
        new ModelBundle(bundle.manifest(), bundle.model()).write(folder);

        assertThat(ModelBundle.read(folder).golden()).isEmpty();
        assertThat(namesIn(folder))
                .as("those of the bundle before are gone")
                .noneMatch(name -> name.startsWith("golden"));
    }

    @Test
    void aBundleOfTheFormatBeforeHasNoScores() throws IOException {
        ModelBundle bundle = ExampleBundles.hm3(1);
        new ModelBundle(bundle.manifest(), bundle.model(), bundle.golden()).write(folder);
        Path manifest = folder.resolve("manifest.json");
        String text = Files.readString(manifest)
                .replaceFirst("\"formatVersion\" : 3", "\"formatVersion\" : 2")
                .replaceFirst("(\"seal\" : \")[0-9a-f]{64}", "$1" + BundleManifest.UNSEALED);
        Files.writeString(manifest, SealedText.seal(text));

        ModelBundle read = ModelBundle.read(folder);

        assertThat(read.manifest().formatVersion()).isEqualTo(2);
        assertThat(read.reference()).isNull();
        assertThat(read.golden()).isEqualTo(bundle.golden());
        assertThat(namesIn(folder)).noneMatch(name -> name.startsWith("scores"));
    }

    @Test
    void theHistoryMayGrowWhileTheWeightsStay() throws IOException {
        ExampleBundles.hm3(1).write(folder);
        BundleManifest manifest = ModelBundle.readManifest(folder);
        EpochRecord third = new EpochRecord(
                3,
                Map.of("b", 1.0, "a", 2.0),
                Map.of("click", 0.3),
                Map.of("weight.CTR", 0.5),
                OptionalDouble.empty(),
                1,
                2);
        List<EpochRecord> longer =
                Stream.concat(manifest.history().stream(), Stream.of(third)).toList();
        ModelBundle.writeManifest(folder, manifest.withHistory(longer));

        ModelBundle read = ModelBundle.read(folder);
        assertThat(read.manifest().history()).isEqualTo(longer);
        assertThat(read.manifest().history().get(2).criterion()).isEmpty();
        assertThat(read.manifest().history().get(0).criterion()).hasValue(0.125);
        // and a manifest as it was read may be written again
        ModelBundle.writeManifest(folder, read.manifest());
        assertThat(ModelBundle.read(folder).manifest()).isEqualTo(read.manifest());
    }

    @Test
    void aReaderFindsTheOldBundleOrTheNewOneWhileAWriterReplacesThem() throws Exception {
        ExampleBundles.hm3(0).write(folder);
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            Future<?> writing = writer.submit(() -> {
                for (int seed = 1; seed <= 40; seed++) {
                    ExampleBundles.hm3(seed).write(folder);
                }
                return true;
            });
            while (!writing.isDone()) {
                ModelBundle read = ModelBundle.read(folder);
                long seed = Long.parseLong(read.manifest().name().substring("model-".length()));
                ModelBundle same = ExampleBundles.hm3(seed);
                assertThat(Bits.of(read.network())).isEqualTo(Bits.of(same.network()));
            }
            writing.get();
        } finally {
            writer.shutdownNow();
        }
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
