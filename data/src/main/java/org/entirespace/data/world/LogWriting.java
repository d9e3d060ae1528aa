/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.data.ProgressListener;
import org.jspecify.annotations.Nullable;

/** One writing of a world's log, all files side by side. Used once. */
final class LogWriting {

    private static final int REQUESTS_PER_BLOCK = 1000;

    private final World world;
    private final @Nullable FreshRequests fresh;
    private final int threads;
    private final ProgressListener progress;
    private final Tally tally = new Tally();
    private final Map<String, FileSeal> files = new LinkedHashMap<>();
    private long events;
    private long eventsAfterLog;

    LogWriting(World world, @Nullable FreshRequests fresh, int threads, ProgressListener progress) {
        this.world = world;
        this.fresh = fresh;
        this.threads = threads;
        this.progress = progress;
    }

    /** Writes the files; none of them appears before its content is complete. */
    WorldSummary write(Path folder) throws IOException {
        FileSeal impressions = AtomicFile.write(folder.resolve(World.IMPRESSIONS), i -> {
            FileSeal log = AtomicFile.write(folder.resolve(World.EVENTS), e -> {
                FileSeal truth = AtomicFile.write(folder.resolve(World.TRUTH), t -> writeBlocks(i, e, t));
                files.put(World.TRUTH, truth);
            });
            files.put(World.EVENTS, log);
        });
        files.put(World.IMPRESSIONS, impressions);
        return WorldSummary.of(tally, events, eventsAfterLog, world.options().observedUntil(), files);
    }

    private void writeBlocks(OutputStream impressions, OutputStream events, OutputStream truth) throws IOException {
        long requests = world.requests();
        long blocks = (requests + REQUESTS_PER_BLOCK - 1) / REQUESTS_PER_BLOCK;
        impressions.write(ImpressionLines.HEADER.getBytes(US_ASCII));
        truth.write(Truth.HEADER.getBytes(US_ASCII));
        var log = new EventLog(events, world.options().observedUntil().toEpochMilli());
        try (var ordered = new Blocks(
                threads,
                blocks,
                b -> world.simulate(b * REQUESTS_PER_BLOCK, Math.min(requests, (b + 1) * REQUESTS_PER_BLOCK)))) {
            for (long b = 0; b < blocks; b++) {
                Block block = ordered.next();
                impressions.write(block.impressions);
                truth.write(block.truth);
                tally.add(block.tally);
                log.add(block.events, world.earliest((b + 1) * REQUESTS_PER_BLOCK));
                progress.progressed(
                        "simulate", tally.impressions, world.options().impressions());
            }
        }
        if (fresh != null) {
            fresh.write(impressions);
        }
        log.finish();
        this.events = log.written();
        this.eventsAfterLog = log.afterEnd();
    }
}
