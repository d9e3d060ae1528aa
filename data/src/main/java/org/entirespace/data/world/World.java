/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.ProgressListener;
import org.entirespace.data.world.Nature.Intercepts;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic world, ready to be logged: its users and items are drawn and its rates calibrated. Immutable, so threads may
 * share it. The laws stand at the package.
 */
public final class World {

    /** The name of the impression log within a folder. */
    public static final String IMPRESSIONS = "impressions.csv";

    /** The name of the event log within a folder. */
    public static final String EVENTS = "events.csv";

    /** The name of the truth, apart from the log so that nobody trains on it by mistake. */
    public static final String TRUTH = "truth/truth.csv";

    private final WorldOptions options;
    private final Nature nature;
    private final Exposures exposures;
    private final Intercepts intercepts;

    private World(WorldOptions options, Nature nature, Exposures exposures) {
        this.options = options;
        this.nature = nature;
        this.exposures = exposures;
        this.intercepts = Calibration.fit(nature, exposures);
    }

    /** The world of some options; equal options give equal worlds. */
    public static World of(WorldOptions options) {
        Nature nature = Nature.of(options);
        return new World(options, nature, new Exposures(nature));
    }

    /** What the world is like. */
    public WorldOptions options() {
        return options;
    }

    /**
     * Writes the raw log as {@value #IMPRESSIONS} and {@value #EVENTS}, each in time order, and the true probabilities of
     * every impression as {@value #TRUTH}. Its bytes depend on the options alone. Memory does not grow with the impressions,
     * but for the events still to come: about one for every five hundred impressions of a week, and with {@link Dial#CONFUSION}
     * one for every few impressions of some hours.
     *
     * @param folder where to; made if absent
     * @param threads how many threads to use, at least 1
     * @param progress hears how many impressions are written
     */
    public WorldSummary write(Path folder, int threads, ProgressListener progress) throws IOException {
        return write(folder, null, threads, progress);
    }

    /**
     * Writes the raw log as {@link #write(Path, int, ProgressListener)} and, after its impressions, a line for each candidate of some
     * fresh traffic, as if it stood at the top of a first page. No event follows on these, and neither the truth's file nor the
     * summary tells of them; the lines before them and all other files are those of the log without.
     *
     * @param traffic whose candidates; absent for none
     */
    public WorldSummary write(Path folder, @Nullable FreshTraffic traffic, int threads, ProgressListener progress)
            throws IOException {
        Path truth = folder.resolve(TRUTH);
        Files.createDirectories(truth.toAbsolutePath().resolveSibling(""));
        AtomicFile.sweep(folder);
        AtomicFile.sweep(truth.resolveSibling(""));
        return new LogWriting(this, traffic == null ? null : fresh(traffic), threads, progress).write(folder);
    }

    /**
     * What is true of the impressions of this world, by their numbers.
     *
     * @param quantities what is asked for, such as {@code purchase|click}
     * @throws IllegalArgumentException when a quantity names a behaviour that this world has not, or is always 0 or 1
     */
    public WorldTruth truth(List<Quantity> quantities) {
        return new WorldTruth(nature, intercepts, exposures, quantities);
    }

    /**
     * How users that the log has never seen respond to lists.
     *
     * @throws IllegalArgumentException when it asks for more candidates than there are items
     */
    public Responses responses(FreshTraffic traffic) {
        return new Responses(fresh(traffic), intercepts);
    }

    private FreshRequests fresh(FreshTraffic traffic) {
        return FreshRequests.of(nature, exposures, traffic);
    }

    /** Simulates requests from {@code first} to {@code end - 1}. */
    Block simulate(long first, long end) {
        return Block.simulate(nature, intercepts, exposures, first, end);
    }

    /** The number of requests. */
    long requests() {
        return exposures.requests();
    }

    /** The earliest time that a request may have, or any after it. */
    long earliest(long request) {
        return exposures.earliest(request);
    }
}
