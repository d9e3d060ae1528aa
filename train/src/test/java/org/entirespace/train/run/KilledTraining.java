/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.nio.file.Path;

/** A program that trains with a checkpoint after every step, and says so, until it is killed. */
final class KilledTraining {

    private KilledTraining() {}

    /**
     * Trains.
     *
     * @param args the prepared world, and the folder of the model
     */
    public static void main(String[] args) throws Exception {
        new Interrupted(Path.of(args[0]))
                .train(Interrupted.recipe("hm3", "method: {}", 2), Path.of(args[1]), new TrainingListener() {
                    @Override
                    public void checkpointed(long steps, double seconds) {
                        System.out.println(steps);
                    }
                });
        System.out.println("end");
    }
}
