/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.HashedName;

/** A folder of prepared samples whose manifest was read and whose column files were checked. Immutable. */
public final class SampleFolder {

    private final Path folder;
    private final Manifest manifest;

    private SampleFolder(Path folder, Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /**
     * Opens a folder and checks the checksums of its column files. Deletes nothing.
     *
     * @throws java.nio.file.NoSuchFileException when the folder has no manifest
     * @throws UnknownFormatException when the manifest is of another format
     * @throws org.entirespace.core.artifact.CorruptArtifactException when a file is absent or damaged
     */
    public static SampleFolder open(Path folder) throws IOException {
        return open(folder, file -> file.role() == FileRole.COLUMNS);
    }

    /**
     * Opens a folder and checks the checksums of all files that its manifest lists. Deletes nothing.
     *
     * @throws java.nio.file.NoSuchFileException when the folder has no manifest
     * @throws UnknownFormatException when the manifest is of another format
     * @throws org.entirespace.core.artifact.CorruptArtifactException when a file is absent or damaged
     */
    public static SampleFolder openVerifyingAll(Path folder) throws IOException {
        return open(folder, file -> true);
    }

    private static SampleFolder open(Path folder, Predicate<SampleFile> verified) throws IOException {
        Manifest manifest = ManifestFile.read(folder);
        for (SampleFile file : manifest.files()) {
            if (verified.test(file)) {
                file.seal().verify(folder);
            }
        }
        return new SampleFolder(folder, manifest);
    }

    /**
     * Deletes what killed, failed or earlier writers left in {@code folder}: partial files, and samples with a checksum in
     * their name that no manifest lists. Only the one writer of the folder may call it.
     */
    public static void sweep(Path folder) throws IOException {
        AtomicFile.sweep(folder);
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<String> listed = listed(folder);
        try (var entries = Files.newDirectoryStream(folder, "{train,validation,test,rejected}-*")) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (HashedName.matches(name) && !listed.contains(name)) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }

    private static Set<String> listed(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(ManifestFile.NAME))) {
            return Set.of();
        }
        return ManifestFile.read(folder).files().stream()
                .map(f -> f.seal().file())
                .collect(Collectors.toSet());
    }

    /** The manifest. */
    public Manifest manifest() {
        return manifest;
    }

    /**
     * The file with the raw values of a split; not checked.
     *
     * @throws IllegalArgumentException when the split is not among the manifest's
     */
    public Path samples(Split split) {
        return folder.resolve(manifest.file(split, FileRole.SAMPLES).seal().file());
    }

    /** Whether there is a file with the raw values of a split: it may not have been written, or been taken away. */
    public boolean hasRaw(Split split) {
        return manifest.files().stream()
                .anyMatch(file -> file.split() == split
                        && file.role() == FileRole.SAMPLES
                        && Files.exists(folder.resolve(file.seal().file())));
    }

    /** Opens a split with the labels of all its behaviours. */
    public SampleSplit open(Split split) throws IOException {
        return open(split, manifest.behaviors());
    }

    /**
     * Opens a split.
     *
     * @param split the split
     * @param labelColumns the behaviours whose labels batches get, in this order
     * @throws IllegalArgumentException when a behaviour is not among the manifest's, or the split not among its splits
     * @throws org.entirespace.core.artifact.CorruptArtifactException when a label or a row of a field is out of range
     */
    public SampleSplit open(Split split, List<String> labelColumns) throws IOException {
        return open(split, labelColumns, 1);
    }

    /**
     * Opens the first samples of a split. Their order is random, so these are a random sample of it, and those of a smaller share
     * are among those of a larger one. Fields stay as they were fitted on the whole split.
     *
     * @param share of the split's samples, in (0, 1]; at least one is there
     * @throws IllegalArgumentException as {@link #open(Split, List)}, and when the share is out of its range
     */
    public SampleSplit open(Split split, List<String> labelColumns, double share) throws IOException {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share of samples " + share + "; expected in (0, 1]");
        }
        Path path = folder.resolve(manifest.columns(split).seal().file());
        return SampleSplit.open(path, manifest, split, labelColumns, share);
    }
}
