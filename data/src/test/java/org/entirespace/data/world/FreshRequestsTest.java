/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entirespace.data.ProgressListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshRequestsTest {

    private static final WorldOptions OPTIONS = WorldOptions.defaults()
            .withSizes(200, 100, 3_005)
            .withRates(BaseRates.RAISED)
            .withDial(Dial.COLD_ITEMS, 0.5)
            .withDial(Dial.VISIT_PAGES, 2);
    private static final FreshTraffic TRAFFIC = new FreshTraffic(60, 150, 20);

    @TempDir
    Path folder;

    private final World world = World.of(OPTIONS);

    @Test
    void candidatesFollowTheLogAndChangeNothingBeforeThem() throws Exception {
        WorldLog plain = WorldLog.write(OPTIONS, folder.resolve("plain"), 2);
        Path with = folder.resolve("with");
        WorldSummary summary = world.write(with, TRAFFIC, 2, ProgressListener.NONE);

        assertThat(Files.readString(with.resolve(World.EVENTS)))
                .isEqualTo(Files.readString(plain.folder().resolve(World.EVENTS)));
        assertThat(Files.readString(with.resolve(World.TRUTH)))
                .isEqualTo(Files.readString(plain.folder().resolve(World.TRUTH)));
        assertThat(Files.readString(with.resolve(World.IMPRESSIONS)))
                .startsWith(Files.readString(plain.folder().resolve(World.IMPRESSIONS)));
        assertThat(summary.impressions()).isEqualTo(3_005);
        assertThat(summary.meanProbability()).isEqualTo(plain.summary().meanProbability());
        assertThat(candidates(with)).hasSize(TRAFFIC.impressions());
    }

    private List<String[]> candidates(Path written) throws Exception {
        return Files.readAllLines(written.resolve(World.IMPRESSIONS)).stream()
                .skip(1 + OPTIONS.impressions())
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    void freshUsersAreNoneOfTheLogsAndComeTheDayAfterIt() throws Exception {
        world.write(folder, TRAFFIC, 1, ProgressListener.NONE);
        List<String[]> candidates = candidates(folder);
        Set<String> known = Files.readAllLines(folder.resolve(World.IMPRESSIONS)).stream()
                .limit(1 + OPTIONS.impressions())
                .map(line -> line.split(",", -1)[4])
                .collect(Collectors.toSet());

        assertThat(candidates).noneMatch(line -> known.contains(line[4]));
        assertThat(candidates.stream().map(line -> line[4]).collect(Collectors.toSet()))
                .hasSizeBetween(30, 60);
        long before = OPTIONS.end().toEpochMilli();
        for (int i = 0; i < candidates.size(); i++) {
            String[] line = candidates.get(i);
            assertThat(line[0]).isEqualTo(Long.toString(OPTIONS.impressions() + i));
            assertThat(line[3]).as("position").isEqualTo("1");
            assertThat(line[14]).as("page").isEqualTo("1");
            assertThat(WorldLog.millis(line[1])).isBetween(before, OPTIONS.end().toEpochMilli() + 86_399_999);
            before = WorldLog.millis(line[1]);
        }
    }

    @Test
    void aRequestHasItsCandidatesOnceAndAVisitOfItsOwn() throws Exception {
        world.write(folder, TRAFFIC, 1, ProgressListener.NONE);
        List<String[]> candidates = candidates(folder);
        Set<String> visits = new HashSet<>();
        for (int request = 0; request < TRAFFIC.requests(); request++) {
            List<String[]> own = candidates.subList(20 * request, 20 * request + 20);
            assertThat(own.stream().map(line -> line[7])).doesNotHaveDuplicates();
            for (int column : new int[] {1, 2, 4, 13}) {
                assertThat(own.stream().map(line -> line[column]).distinct()).hasSize(1);
            }
            assertThat(visits.add(own.get(0)[13])).isTrue();
        }
        assertThat(visits)
                .doesNotContainAnyElementsOf(Files.readAllLines(folder.resolve(World.IMPRESSIONS)).stream()
                        .limit(1 + OPTIONS.impressions())
                        .map(line -> line.split(",", -1)[13])
                        .toList());
    }

    @Test
    void moreCandidatesThanItemsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.responses(new FreshTraffic(1, 1, 101)))
                .withMessage("101 candidates of 100 items; expected at most as many");
        assertThatIllegalArgumentException().isThrownBy(() -> new FreshTraffic(0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FreshTraffic(1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new FreshTraffic(1, 1, 0));
    }
}
