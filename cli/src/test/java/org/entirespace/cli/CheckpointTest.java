/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of checkpoints, and a run that breaks off between two of its lines. */
class CheckpointTest {

    @TempDir
    Path folder;

    private SmallShop shop = new SmallShop(Path.of(""));

    @BeforeEach
    void prepare() throws Exception {
        shop = SmallShop.open(folder.resolve("shop"));
        assertThat(shop.prepare().code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void anotherRunIsRefusedUntilItStartsFreshAndNoCheckpointIsLeftAtTheEnd() throws Exception {
        Path model = folder.resolve("model");
        Shell killed = Shell.runHeardBy(
                line -> {
                    if (line.contains("epoch 2:")) {
                        throw new IllegalStateException("broken off");
                    }
                },
                (Object[]) train(model, "--checkpoint-every", "1s"));
        assertThat(killed.code()).isEqualTo(ExitCode.INTERNAL);
        Path checkpoint = Files.writeString(model.resolve("checkpoint-000000000001.state"), "none");

        Shell refused = Shell.run((Object[]) train(model));
        Shell fresh = Shell.run((Object[]) train(model, "--fresh"));

        assertThat(refused.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(refused.err()).contains("checkpoint-000000000001.state: the beginning");
        assertThat(fresh.code()).as(fresh.err()).isEqualTo(ExitCode.OK);
        assertThat(fresh.err()).contains("epoch 2:");
        assertThat(checkpoint).doesNotExist();
    }

    @Test
    void aTimeIsANumberAndAUnitOrNever() {
        Shell wrong = Shell.run((Object[]) train(folder.resolve("model"), "--checkpoint-every", "soon"));
        Shell never = Shell.run((Object[]) train(folder.resolve("model"), "--checkpoint-every", "never"));

        assertThat(wrong.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(wrong.err()).contains("'soon': expected a whole number and s, m, h, d or w, such as 7d");
        assertThat(never.code()).isEqualTo(ExitCode.OK);
    }

    private String[] train(Path model, String... options) {
        String[] all = new String[6 + options.length];
        System.arraycopy(
                new String[] {
                    "train",
                    shop.recipe().toString(),
                    "--samples",
                    shop.samples().toString(),
                    "--out",
                    model.toString()
                },
                0,
                all,
                0,
                6);
        System.arraycopy(options, 0, all, 6, options.length);
        return all;
    }
}
