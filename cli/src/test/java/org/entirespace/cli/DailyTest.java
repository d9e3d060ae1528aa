/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.model.bundle.ModelBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop's model that goes on day by day. */
class DailyTest {

    @TempDir
    Path folder;

    private SmallShop shop = new SmallShop(Path.of(""));
    private Path model = Path.of("");
    private Path days = Path.of("");

    @BeforeEach
    void trainOnTheFirstDays() throws Exception {
        shop = SmallShop.open(folder.resolve("shop"));
        shop.replace(
                "recipe.yaml",
                "training: .*",
                "training: {epochs: 40, batch_size: 16, learning_rate: 0.05, threads: 1}");
        model = folder.resolve("model");
        days = folder.resolve("days");
        assertThat(shop.prepare().code()).isEqualTo(ExitCode.OK);
        Shell trained = Shell.run("train", shop.recipe(), "--samples", shop.samples(), "--out", model);
        assertThat(trained.code()).as(trained.err()).isEqualTo(ExitCode.OK);
    }

    private Shell prepareDays(Object... options) {
        List<Object> arguments = new ArrayList<>(
                List.of("prepare", shop.recipe(), "--data", shop.data(), "--from", model, "--out", days));
        arguments.addAll(List.of(options));
        return Shell.run(arguments.toArray());
    }

    private Shell goOn() {
        return Shell.run(
                "train", shop.recipe(), "--from", model, "--samples", days, "--out", model, "--keep-optimizer");
    }

    @Test
    void furtherDaysFollowTheLastOneLearned() throws Exception {
        Shell prepared = prepareDays("--last-day", "2026-01-06");
        Shell first = goOn();
        Shell preparedAgain = prepareDays();
        Shell rest = goOn();

        assertThat(prepared.code()).as(prepared.err()).isEqualTo(ExitCode.OK);
        assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.OK);
        assertThat(first.err()).contains("starts afresh", "the model has learned up to 2026-01-06");
        assertThat(first.out())
                .contains("auc of purchase and log losses before learning from the day")
                .containsPattern("2026-01-05 +30  ")
                .containsPattern("2026-01-06 +30  ");
        assertThat(preparedAgain.code()).as(preparedAgain.err()).isEqualTo(ExitCode.OK);
        assertThat(rest.code()).as(rest.err()).isEqualTo(ExitCode.OK);
        assertThat(rest.err()).doesNotContain("afresh").contains("the model has learned up to 2026-01-08");
        assertThat(ModelBundle.readManifest(model).learnedDays())
                .extracting(day -> day.day())
                .containsExactly("2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08");
    }

    @Test
    void aPoisonedDayEndsWithItsOwnCodeAndTheModelOfTheDayBefore() throws Exception {
        List<String> events = new ArrayList<>();
        for (String line : Files.readAllLines(shop.data().resolve("events.csv"))) {
            if (!line.startsWith("2026-01-06")) {
                events.add(line);
            }
        }
        for (int user = 0; user < 10; user++) {
            for (int item = 0; item < 3; item++) {
                if ((user + item) % 3 != 0 || user % 2 != 0) {
                    String key = ",u" + user + ",i6_" + item;
                    events.add("2026-01-06T1" + item + ":05:00Z" + key + ",click");
                    events.add("2026-01-06T1" + item + ":06:00Z" + key + ",pay");
                }
            }
        }
        Files.write(shop.data().resolve("events.csv"), events);
        assertThat(prepareDays().code()).isEqualTo(ExitCode.OK);

        Shell stopped = goOn();

        assertThat(stopped.code()).as(stopped.err()).isEqualTo(ExitCode.QUALITY_DROP);
        assertThat(stopped.err())
                .contains("training stopped before 2026-01-06: auc of purchase expected about ")
                .contains("the model in " + model + " is that of the day before");
        assertThat(ModelBundle.read(model).manifest().learnedDays())
                .extracting(day -> day.day())
                .containsExactly("2026-01-05");
    }

    @Test
    void daysThatTheLogHasNotAreRefused() {
        Shell none = prepareDays("--first-day", "2026-03-01");
        Shell backwards = prepareDays("--first-day", "2026-01-07", "--last-day", "2026-01-06");

        assertThat(none.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(none.err()).contains("no impression from 2026-03-01 on");
        assertThat(backwards.code()).isEqualTo(ExitCode.BAD_DATA);
        assertThat(backwards.err()).contains("last day 2026-01-06; expected 2026-01-07 or later");
    }
}
