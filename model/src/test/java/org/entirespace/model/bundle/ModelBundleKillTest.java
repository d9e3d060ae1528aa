/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entirespace.core.kill.KilledWriter;
import org.entirespace.model.network.Bits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it writes bundles always leaves one that can be read. */
class ModelBundleKillTest {

    private static final int KILLS = Integer.getInteger("test.kills", 25);
    private static final List<ModelBundle> BUNDLES = List.of(ExampleBundles.hm3(1), ExampleBundles.hm3(2));

    @TempDir
    Path folder;

    /** Two folders at a time, since most of the time goes into starting processes. */
    @Test
    void aKilledWriterLeavesTheOldBundleOrTheNewOneWhole() throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(2);
        try {
            Future<?> one = lanes.submit(() -> killAgainAndAgain(folder.resolve("one"), KILLS / 2, 1));
            Future<?> other = lanes.submit(() -> killAgainAndAgain(folder.resolve("other"), KILLS - KILLS / 2, 2));
            one.get();
            other.get();
        } finally {
            lanes.shutdownNow();
        }
    }

    private static Boolean killAgainAndAgain(Path folder, int kills, long seed) throws Exception {
        var random = new SplittableRandom(seed);
        for (int kill = 0; kill < kills; kill++) {
            KilledWriter.killAfter(random.nextLong(1_000_000, 50_000_000), EndlessBundleWriter.class, folder, kill % 2);

            ModelBundle read = ModelBundle.read(folder);
            ModelBundle same = BUNDLES.get(read.manifest().name().equals("model-1") ? 0 : 1);
            assertThat(read.manifest().withFiles(List.of())).isEqualTo(same.manifest());
            assertThat(read.golden()).isEqualTo(same.golden());
            assertThat(Bits.of(read.network())).as("after kill %d", kill).isEqualTo(Bits.of(same.network()));
        }
        // the next writer clears up what the killed ones left
        BundleManifest last = BUNDLES.get(0).write(folder);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder(
                            "manifest.json",
                            last.files().get(0).file(),
                            last.files().get(1).file(),
                            last.files().get(2).file());
        }
        return true;
    }
}
