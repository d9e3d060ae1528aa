/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.WriteFailedException;

/**
 * The checkpoints of one training run, as files beside what it makes. The newest two are kept, so that a damaged one does not
 * lose the run. One process at a time may write.
 *
 * @param folder where they lie; need not be there yet
 * @param stem what their names begin with
 */
public record CheckpointFolder(Path folder, String stem) {

    private static final Pattern NUMBER = Pattern.compile("-[0-9]{12}\\.state");

    /** The checkpoints of a run under way. */
    public CheckpointFolder(Path folder) {
        this(folder, "checkpoint");
    }

    /** The checkpoints, those of later steps first. */
    public List<Path> newestFirst() throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, stem + "-*.state")) {
                for (Path file : files) {
                    String number = String.valueOf(file.getFileName()).substring(stem.length());
                    if (NUMBER.matcher(number).matches()) {
                        found.add(file);
                    }
                }
            }
        }
        found.sort(Comparator.comparing((Path file) -> String.valueOf(file.getFileName()))
                .reversed());
        return found;
    }

    /**
     * Writes a checkpoint whole or not at all; all but the newest of those before it are deleted first.
     *
     * @param step the steps taken, which order checkpoints
     * @param text what to keep besides the state, at most 4 MiB
     * @param blocks the state
     * @throws WriteFailedException when it cannot be written, such as on a full disk; the one before it stays
     */
    public Path write(long step, String text, List<StateBlock> blocks) throws IOException {
        Files.createDirectories(folder);
        List<Path> before = newestFirst();
        for (Path old : before.subList(Math.min(1, before.size()), before.size())) {
            Files.deleteIfExists(old);
        }
        Path target = folder.resolve(String.format(Locale.ROOT, "%s-%012d.state", stem, step));
        Path partial = AtomicFile.begin(unnamed());
        try {
            CheckpointWriter.write(partial, text, blocks);
            AtomicFile.replace(partial, target);
        } catch (IOException e) {
            throw WriteFailedException.of(target, e);
        } finally {
            Files.deleteIfExists(partial);
        }
        return target;
    }

    /** Deletes the checkpoints of later steps than that of {@code kept}: damaged ones, or such as are about to be made again. */
    public void deleteAfter(Path kept) throws IOException {
        for (Path file : newestFirst()) {
            if (file.equals(kept)) {
                return;
            }
            Files.deleteIfExists(file);
        }
    }

    /** Deletes all checkpoints but one. */
    public void deleteAllBut(Path kept) throws IOException {
        for (Path file : newestFirst()) {
            if (!file.equals(kept)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Deletes all checkpoints, and what a killed writer left. */
    public void delete() throws IOException {
        for (Path file : newestFirst()) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(AtomicFile.partialOf(unnamed()));
        AtomicFile.sweep(folder);
    }

    /** One name for all, so that a process that has a dead one's number writes over what that one left. */
    private Path unnamed() {
        return folder.resolve(stem + ".state");
    }
}
