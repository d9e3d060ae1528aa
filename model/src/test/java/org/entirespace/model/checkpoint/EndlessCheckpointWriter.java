/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A program that writes one checkpoint after the other into the same folder until it is killed. */
final class EndlessCheckpointWriter {

    static final int FLOATS = 300_000;

    private EndlessCheckpointWriter() {}

    /**
     * Writes checkpoints whose floats and text are their step, and says when the first one stands.
     *
     * @param args the folder, and the first step
     */
    public static void main(String[] args) throws IOException {
        CheckpointFolder folder = new CheckpointFolder(Path.of(args[0]));
        long first = Long.parseLong(args[1]);
        float[] state = new float[FLOATS];
        for (long step = first; ; step++) {
            Arrays.fill(state, (float) step);
            folder.write(step, Long.toString(step), List.of(StateBlock.of("state", state)));
            if (step == first) {
                System.out.println("first");
            }
        }
    }
}
