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

    static long millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
