/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.data.ProgressListener;

/**
 * A written world, read back line by line.
 *
 * @param folder where it lies
 * @param summary what writing it said
 * @param impressions cells of the impression log, without the header
 * @param events cells of the event log, without the header
 * @param truth cells of the truth, without the header
 */
record WorldLog(
        Path folder, WorldSummary summary, List<String[]> impressions, List<String[]> events, List<String[]> truth) {

    static WorldLog write(WorldOptions options, Path folder, int threads) throws IOException {
        WorldSummary summary = World.of(options).write(folder, threads, ProgressListener.NONE);
        return new WorldLog(
                folder,
                summary,
                lines(folder.resolve(World.IMPRESSIONS)),
                lines(folder.resolve(World.EVENTS)),
                lines(folder.resolve(World.TRUTH)));
    }

    private static List<String[]> lines(Path file) throws IOException {
        List<String[]> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(line.split(",", -1));
        }
        lines.remove(0);
        return lines;
    }

    /** Options with every dial turned away from its default. */
    static WorldOptions turned(WorldOptions options) {
        return options.withDial(Dial.SELECTION, 1.5)
                .withDial(Dial.MICRO_INFORMATIVENESS, 1.4)
                .withDial(Dial.MACRO_INFORMATIVENESS, 0.7)
                .withDial(Dial.CONFUSION, 1.5)
                .withDial(Dial.PURCHASE_DELAY, 2)
                .withDial(Dial.POSITION_BIAS, 2)
                .withDial(Dial.LABEL_NOISE, 0.1)
                .withDial(Dial.COLD_ITEMS, 0.3)
                .withDial(Dial.DRIFT, 1)
                .withDial(Dial.VISIT_PAGES, 3)
                .withDial(Dial.POLICY_SKILL, 0.6);
    }

    /** Whether something happened on an impression, by its column of the truth. */
    static boolean happened(String[] truth, String behavior) {
        return truth(truth, "truth_happened_" + behavior).equals("1");
    }

    /** A cell of the truth. */
    static String truth(String[] truth, String column) {
        return truth[List.of(Truth.HEADER.strip().split(",", -1)).indexOf(column)];
    }

    static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
