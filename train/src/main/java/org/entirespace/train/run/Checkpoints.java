/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.model.checkpoint.CheckpointFile;
import org.entirespace.model.checkpoint.CheckpointFolder;
import org.entirespace.model.network.NetworkTrainer;

/** Keeps the state of a network's run beside its bundle now and then, and finds it again. One owner. */
final class Checkpoints {

    private final CheckpointPlan plan;
    private final CheckpointFolder folder;
    private final TrainingPlace place;
    private long last;

    Checkpoints(CheckpointPlan plan, Path target, TrainingPlace place) {
        this.plan = plan;
        this.folder = new CheckpointFolder(target);
        this.place = place;
        last = place.nanoTime().getAsLong();
    }

    /**
     * Finds where the run stood, and fills the trainer's state; deletes all checkpoints where the plan says to start anew.
     *
     * @param facts what decides the bits of this run
     * @return absent where there is no checkpoint, or none is wanted
     * @throws OtherRunException when there is one of another run
     * @throws CorruptArtifactException when there are only damaged ones; they stay
     */
    Optional<RunState> resume(Map<String, String> facts, NetworkTrainer trainer) throws IOException {
        if (!plan.resumes()) {
            return Optional.empty();
        }
        AtomicFile.sweep(folder.folder());
        if (plan.fresh()) {
            folder.delete();
            return Optional.empty();
        }
        List<Path> files = folder.newestFirst();
        for (int i = 0; i < files.size(); i++) {
            try {
                RunState state = read(files.get(i), facts, trainer);
                folder.deleteAfter(files.get(i));
                return Optional.of(state);
            } catch (CorruptArtifactException damage) {
                if (i == files.size() - 1) {
                    throw damage;
                }
                place.listener().damaged(damage.getMessage() + "; the checkpoint before it is taken");
            }
        }
        return Optional.empty();
    }

    /**
     * Makes sure that no checkpoint of a network's run lies where another run is about to end; deletes them where the plan says to
     * start anew.
     *
     * @throws OtherRunException when there is one
     */
    void requireNone() throws IOException {
        if (!plan.resumes()) {
            return;
        }
        if (plan.fresh()) {
            folder.delete();
        }
        for (Path file : folder.newestFirst()) {
            throw new OtherRunException(file, List.of("learner was a network, is trees"));
        }
    }

    private static RunState read(Path file, Map<String, String> facts, NetworkTrainer trainer) throws IOException {
        try (CheckpointFile checkpoint = CheckpointFile.open(file)) {
            RunState state = RunState.parse(file, checkpoint.text());
            List<String> differences = RunIdentity.differences(state.facts(), facts);
            if (!differences.isEmpty()) {
                throw new OtherRunException(file, differences);
            }
            checkpoint.readInto(trainer.state());
            trainer.resume(
                    state.steps(),
                    state.weighting().stream().mapToDouble(Double::doubleValue).toArray());
            return state;
        }
    }

    /** Whether it is time for the next one. */
    boolean areDue() {
        return plan.every().isPresent()
                && place.nanoTime().getAsLong() - last >= plan.every().get().toNanos();
    }

    /** Writes one where checkpoints are written at all. */
    void write(RunState state, NetworkTrainer trainer) throws IOException {
        if (plan.every().isEmpty()) {
            return;
        }
        long start = place.nanoTime().getAsLong();
        folder.write(state.steps(), state.text(), trainer.state());
        last = place.nanoTime().getAsLong();
        place.listener().checkpointed(state.steps(), (last - start) / 1e9);
    }

    /** The run needs them no more. */
    void delete() throws IOException {
        if (plan.resumes()) {
            folder.delete();
        }
    }
}
