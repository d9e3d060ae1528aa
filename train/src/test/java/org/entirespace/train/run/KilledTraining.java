/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A program that trains with a checkpoint after every step, and says so, until it is killed; it does not run away from whoever kills it. */
final class KilledTraining {

    private KilledTraining() {}

    /**
     * Trains.
     *
     * @param args the prepared world, the folder of the model, and after how many checkpoints it waits to be killed
     */
    public static void main(String[] args) throws Exception {
        new Interrupted(Path.of(args[0])).train(Interrupted.longRecipe(2), Path.of(args[1]), new TrainingListener() {
            private int left = Integer.parseInt(args[2]);

            @Override
            public void checkpointed(long steps, double seconds) {
                System.out.println(steps);
                left--;
                while (left == 0) {
                    LockSupport.park();
                }
            }
        });
        System.out.println("end");
    }
}
