/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it trains loses at most what it did since its last checkpoint. */
class ResumeKillTest {

    private static final int KILLS = 4;

    @TempDir
    Path folder;

    @Test
    void aRunKilledAgainAndAgainEndsWithTheBitsOfOneThatWasNot() throws Exception {
        SmallWorld.prepareInto(folder);
        Interrupted runs = new Interrupted(folder);
        Path whole = folder.resolve("whole");
        runs.train(Interrupted.longRecipe(1), whole, TrainingListener.SILENT, CheckpointPlan.NONE);
        Path model = folder.resolve("model");
        var random = new SplittableRandom(5);
        List<Long> reached = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            reached.add(killAfter(1 + random.nextInt(3), random.nextInt(3_000), model));
        }

        runs.train(Interrupted.longRecipe(1), model, TrainingListener.SILENT);

        assertThat(reached).as("steps of the checkpoints seen last").isSorted().doesNotHaveDuplicates();
        assertThat(Interrupted.result(model)).isEqualTo(Interrupted.result(whole));
        try (var files = java.nio.file.Files.list(model)) {
            assertThat(files).as("manifest and weights").hasSize(2);
        }
    }

    /** Kills a training process some time after it wrote so many checkpoints; returns the last step it told of. */
    private long killAfter(int checkpoints, int micros, Path model) throws Exception {
        Process training = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledTraining.class.getName(),
                        folder.toString(),
                        model.toString(),
                        Integer.toString(checkpoints + 1))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long step = 0;
        try (BufferedReader said = training.inputReader(UTF_8)) {
            for (int line = 0; line < checkpoints; line++) {
                String text = said.readLine();
                assertThat(text).as("a step, before the run ends").matches("[0-9]+");
                step = Long.parseLong(text);
            }
            TimeUnit.MICROSECONDS.sleep(micros);
        } finally {
            training.destroyForcibly().waitFor();
        }
        return step;
    }
}
