/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.model.matrix.Matrix;
import org.entirespace.model.tower.DensePart.Block;
import org.entirespace.model.tower.Initialization;

/**
 * Where the parameters of an affine map lie: weight (inputs, outputs), whose rows may be stretches of a wider matrix's, and
 * bias (outputs).
 *
 * @param weight where the weight's first row begins
 * @param stride from one row's beginning to the next's
 * @param inputs its inputs
 * @param outputs its outputs
 * @param bias where the bias begins
 */
record Affine(int weight, int stride, int inputs, int outputs, int bias) {

    /** The weight within the parameters, or within their gradient. */
    Matrix weightIn(float[] parameters) {
        return Matrix.of(parameters, weight, inputs, outputs, stride);
    }

    /** Where the weight lies: a stretch for each input. */
    Block weightBlock() {
        return new Block(weight, inputs, stride, outputs);
    }

    /** The map to some of the outputs. */
    Affine columns(int from, int count) {
        return new Affine(weight + from, stride, inputs, count, bias + from);
    }

    /** Weight, then bias. */
    List<Block> blocks() {
        Block whole =
                stride == outputs ? Block.of(weight, inputs * outputs) : new Block(weight, inputs, stride, outputs);
        return List.of(whole, Block.of(bias, outputs));
    }

    /** Draws the weight with a variance of {@code gain / inputs}: 2 before a rectifier (He et al., ICCV 2015), else 1. */
    void draw(float[] parameters, double gain, SplittableRandom random) {
        double deviation = Math.sqrt(gain / inputs);
        for (int i = 0; i < inputs; i++) {
            int from = weight + i * stride;
            Initialization.fill(parameters, from, from + outputs, deviation, random);
        }
    }
}
