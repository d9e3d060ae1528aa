/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.DayRecord;
import org.entirespace.model.checkpoint.CheckpointFile;
import org.entirespace.model.checkpoint.CheckpointFolder;
import org.entirespace.model.network.NetworkTrainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The optimiser's state beside a bundle's weights, as {@code optimizer-STEPS.state}: written before the bundle that it belongs to. */
final class OptimizerFile {

    private static final String STEM = "optimizer";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * What is kept besides the floats.
     *
     * @param day the last day learned
     * @param steps the steps taken
     * @param weighting what the weighting of terms has learned
     */
    record Kept(String day, long steps, List<Double> weighting) {}

    private OptimizerFile() {}

    /** Keeps a trainer's state after a day, and that of the day before, until {@link #settle}. */
    static Path write(Path folder, String day, NetworkTrainer trainer) throws IOException {
        Kept kept = new Kept(
                day,
                trainer.steps(),
                Arrays.stream(trainer.weightingState()).boxed().toList());
        return new CheckpointFolder(folder, STEM).write(kept.steps(), JSON.writeValueAsString(kept), trainer.state());
    }

    /** The bundle of a state is written; older states are of no use any more. */
    static void settle(Path folder, Optional<Path> kept) throws IOException {
        CheckpointFolder states = new CheckpointFolder(folder, STEM);
        if (kept.isPresent()) {
            states.deleteAllBut(kept.get());
        } else {
            states.delete();
        }
    }

    /**
     * Fills a trainer of the bundle's network with the state that belongs to it.
     *
     * @return false where there is none; nothing is changed then
     * @throws CorruptArtifactException when it is damaged
     */
    static boolean read(Path folder, BundleManifest manifest, NetworkTrainer trainer) throws IOException {
        List<DayRecord> days = manifest.learnedDays();
        for (Path file : new CheckpointFolder(folder, STEM).newestFirst()) {
            try (CheckpointFile state = CheckpointFile.open(file)) {
                Kept kept = parse(file, state.text());
                DayRecord last = days.isEmpty() ? null : days.get(days.size() - 1);
                if (last != null && kept.day().equals(last.day()) && kept.steps() == last.steps()) {
                    state.readInto(trainer.state());
                    trainer.resume(
                            kept.steps(),
                            kept.weighting().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray());
                    return true;
                }
            }
        }
        return false;
    }

    private static Kept parse(Path file, String text) throws CorruptArtifactException {
        try {
            return JSON.readValue(text, Kept.class);
        } catch (JacksonException e) {
            throw new CorruptArtifactException(file, "text", "what belongs to an optimiser", e.getOriginalMessage());
        }
    }
}
