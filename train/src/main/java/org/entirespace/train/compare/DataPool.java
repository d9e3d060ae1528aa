/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.artifact.FolderTree;
import org.entirespace.data.ProgressListener;
import org.entirespace.data.prepare.BadLogException;
import org.entirespace.data.prepare.Preparation;
import org.entirespace.data.prepare.PrepareListener;
import org.entirespace.data.prepare.PrepareOptions;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.UnknownFormatException;
import org.entirespace.data.world.World;
import org.jspecify.annotations.Nullable;

/**
 * The samples of an experiment: made when a run first asks for them, shared by all runs that need the same, and deleted after the last
 * of these, since all of them together may need more disk than there is. What a stopped experiment left is used again. Thread-safe.
 */
final class DataPool {

    private final Path folder;
    private final CompareOptions options;
    private final Clock clock;
    private final CompareListener listener;
    private final Map<DataIdentity, Entry> entries = new HashMap<>();

    DataPool(Path folder, CompareOptions options, Clock clock, CompareListener listener) {
        this.folder = folder;
        this.options = options;
        this.clock = clock;
        this.listener = listener;
    }

    private static final class Entry {
        int waiting;

        @Nullable
        PreparedData prepared;
    }

    /** Another run will need these samples. */
    synchronized void expect(DataIdentity identity) {
        entries.computeIfAbsent(identity, absent -> new Entry()).waiting++;
    }

    private synchronized Entry entry(DataIdentity identity) {
        Entry entry = entries.get(identity);
        if (entry == null) {
            throw new IllegalStateException("samples of " + identity.title() + " that no run was expected to need");
        }
        return entry;
    }

    /** The samples; made now where nobody has asked for them yet, while others that ask wait. */
    PreparedData get(DataIdentity identity) throws IOException, BadLogException {
        Entry entry = entry(identity);
        synchronized (entry) {
            PreparedData prepared = entry.prepared;
            if (prepared == null) {
                prepared = PreparedData.of(samples(identity), identity);
                entry.prepared = prepared;
            }
            return prepared;
        }
    }

    /** A run that was expected needs the samples no more. */
    void done(DataIdentity identity) throws IOException {
        boolean last;
        synchronized (this) {
            last = --entry(identity).waiting == 0;
            if (last) {
                entries.remove(identity);
            }
        }
        if (last && !options.keepSamples()) {
            FolderTree.delete(place(identity));
        }
    }

    private Path place(DataIdentity identity) {
        return folder.resolve(Fingerprint.of(identity.text()).substring(0, 16));
    }

    private SampleFolder samples(DataIdentity identity) throws IOException, BadLogException {
        Path place = place(identity);
        Path samples = place.resolve("samples");
        try {
            return SampleFolder.open(samples);
        } catch (NoSuchFileException | CorruptArtifactException | UnknownFormatException e) {
            listener.preparing(identity.title());
            return prepare(identity, place, samples);
        }
    }

    private SampleFolder prepare(DataIdentity identity, Path place, Path samples) throws IOException, BadLogException {
        Path log = place.resolve("log");
        Path source;
        if (identity.world() == null) {
            source = options.logs().resolve(String.valueOf(identity.folder()));
        } else {
            Files.createDirectories(log);
            World.of(identity.world()).write(log, identity.traffic(), options.processors(), ProgressListener.NONE);
            source = log;
        }
        Preparation.prepare(
                identity.plan(),
                source,
                samples,
                new PrepareOptions(identity.title(), options.databaseMemory(), options.processors(), 1),
                clock,
                PrepareListener.NONE);
        FolderTree.delete(log);
        return SampleFolder.open(samples);
    }
}
