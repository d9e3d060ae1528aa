/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.data.ProgressListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {

    private static final WorldOptions SMALL = WorldOptions.defaults().withSizes(2_000, 300, 25_003);
    /** Rates at which many events wait for others of a later block. */
    private static final BaseRates EAGER = new BaseRates(0.2, 0.2, 0.2, 0.3);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "dials turned: {0}")
    @ValueSource(booleans = {false, true})
    void equalSeedsGiveEqualBytesOnAnyNumberOfThreads(boolean turned) throws IOException {
        WorldOptions options = turned ? WorldLog.turned(SMALL) : SMALL;
        WorldSummary one = World.of(options).write(folder.resolve("one"), 1, ProgressListener.NONE);
        WorldSummary three = World.of(options).write(folder.resolve("three"), 3, ProgressListener.NONE);

        assertThat(three).isEqualTo(one);
        for (String file : List.of(World.IMPRESSIONS, World.EVENTS, World.TRUTH)) {
            assertThat(folder.resolve("three").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
    }

    @Test
    void anotherSeedGivesOtherBytes() throws IOException {
        WorldSummary one = World.of(SMALL).write(folder, 1, ProgressListener.NONE);
        WorldSummary other = World.of(SMALL.withSeed(2)).write(folder, 1, ProgressListener.NONE);

        for (String file : List.of(World.IMPRESSIONS, World.EVENTS, World.TRUTH)) {
            assertThat(other.files().get(file))
                    .isNotNull()
                    .isNotEqualTo(one.files().get(file));
        }
    }

    @Test
    void dialsAndRatesChangeWhatFollowsButNotWhatIsShown() throws IOException {
        WorldSummary plain = World.of(SMALL).write(folder, 1, ProgressListener.NONE);

        for (WorldOptions other : List.of(
                SMALL.withDial(Dial.SELECTION, 0),
                SMALL.withDial(Dial.MICRO_INFORMATIVENESS, 0),
                SMALL.withDial(Dial.MACRO_INFORMATIVENESS, 0),
                SMALL.withRates(new BaseRates(0.029, 0.25, 0.13, 0.3)))) {
            WorldSummary changed = World.of(other).write(folder, 1, ProgressListener.NONE);
            assertThat(changed.files().get(World.IMPRESSIONS))
                    .isEqualTo(plain.files().get(World.IMPRESSIONS));
            assertThat(changed.files().get(World.TRUTH))
                    .isNotEqualTo(plain.files().get(World.TRUTH));
            assertThat(changed.files().get(World.EVENTS))
                    .isNotEqualTo(plain.files().get(World.EVENTS));
        }
    }

    @Test
    void bothLogsAreInTimeOrderAndImpressionsAreNumbered() throws IOException {
        WorldLog log = WorldLog.write(SMALL.withRates(EAGER), folder, 2);

        assertThat(log.impressions()).hasSize(25_003);
        assertThat(log.truth()).hasSize(25_003);
        for (int i = 0; i < 25_003; i++) {
            assertThat(log.impressions().get(i)).hasSize(15);
            assertThat(log.impressions().get(i)[0]).isEqualTo(Integer.toString(i));
            assertThat(log.truth().get(i)[0]).isEqualTo(Integer.toString(i));
        }
        assertThat(log.impressions().stream().map(line -> line[1])).isSorted();
        assertThat(log.events().stream().map(line -> line[0])).isSorted();
        assertThat(log.events()).hasSize((int) log.summary().events());
        assertThat(log.impressions().get(0)[1]).isGreaterThanOrEqualTo("2026-01-01T00:00");
        assertThat(log.impressions().get(25_002)[1]).isLessThan("2026-01-15").isGreaterThan("2026-01-14T23");
    }

    @Test
    void nothingIsLoggedAfterTheLogEnds() throws IOException {
        WorldLog log = WorldLog.write(SMALL.withFollowUp(Duration.ofHours(1)).withRates(EAGER), folder, 1);

        long end = SMALL.withFollowUp(Duration.ofHours(1)).observedUntil().toEpochMilli();
        assertThat(log.events()).allMatch(line -> WorldLog.millis(line[0]) < end);
        assertThat(log.summary().eventsAfterLog()).isGreaterThan(50);
        assertThat(World.of(SMALL.withRates(EAGER))
                        .write(folder, 1, ProgressListener.NONE)
                        .events())
                .isEqualTo(log.summary().events() + log.summary().eventsAfterLog());
    }

    @Test
    void progressIsToldUpToTheEnd() throws IOException {
        List<Long> done = new ArrayList<>();

        World.of(SMALL).write(folder, 1, (stage, part, total) -> {
            assertThat(total).isEqualTo(25_003);
            done.add(part);
        });

        assertThat(done).isSorted().hasSizeGreaterThan(1).endsWith(25_003L);
        try (var entries = Files.list(folder)) {
            assertThat(entries.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder("impressions.csv", "events.csv", "truth");
        }
    }
}
