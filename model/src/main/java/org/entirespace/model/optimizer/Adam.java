/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.optimizer;

import java.util.List;

/**
 * The state of Adam over one flat array of parameters; its arithmetic is {@link org.entirespace.model.kernel.AdamStep}. Ranges are independent of each
 * other, so threads may update disjoint ranges of one step.
 */
public final class Adam {

    private final AdamOptions options;
    private final float[] mean;
    private final float[] square;

    /** Zero state for {@code parameters} parameters. */
    public Adam(AdamOptions options, int parameters) {
        this.options = options;
        mean = new float[parameters];
        square = new float[parameters];
    }

    /**
     * Updates the parameters in a range.
     *
     * @param step the step, from 1, the same for every range of one step
     */
    public void update(float[] parameters, float[] gradients, int from, int to, long step) {
        options.at(step).update(parameters, mean, square, gradients, from, to);
    }

    /** The running means of the gradients and of their squares; live, (parameters) each. */
    public List<float[]> state() {
        return List.of(mean, square);
    }
}
