/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.model.tower.GradientSum;
import org.entirespace.model.tower.TowerGradient;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.TowerShape;
import org.entirespace.model.tower.Towers;

/**
 * HM3's towers with an engine, and rows to compute, drawn alike for every engine. An engine that takes fewer rows at a time
 * gets them in several blocks, as training hands them out.
 */
final class TowerWork {

    private static final TowerShape SHAPE = new TowerShape(368, List.of(200, 80), Batch.HEADS);

    private final TowerPass pass;
    private final float[][] inputs; // (blocks, rows of a block * inputs)
    private final TowerGradient ofPass;
    private final GradientSum sum;
    private final float[] gradient = new float[SHAPE.parameters()];
    private final float[][] inputGradients; // as inputs
    private final float[][] logits; // (blocks, rows of a block * heads)
    private final float[][] logitGradients; // as logits

    TowerWork(Engine engine, int rows) {
        Towers towers = engine.load().towers(SHAPE, rows, true);
        float[] parameters = new float[SHAPE.parameters()];
        SHAPE.initialize(parameters, new SplittableRandom(1));
        towers.load(parameters);
        pass = towers.pass();
        ofPass = towers.gradient();
        sum = towers.sumOf(List.of(ofPass));
        int block = Math.min(rows, towers.capacity());
        inputs = blocks(rows, block, SHAPE.inputs());
        inputGradients = blocks(rows, block, SHAPE.inputs());
        logits = blocks(rows, block, Batch.HEADS);
        logitGradients = blocks(rows, block, Batch.HEADS);
        fill(inputs, new SplittableRandom(2));
        fill(logitGradients, new SplittableRandom(3));
    }

    /** Fills the logits. */
    void forward() {
        for (int block = 0; block < inputs.length; block++) {
            pass.forward(inputs[block], rowsOf(block), logits[block]);
        }
    }

    /** Fills the logits and the gradient of the rows; the gradient of the parameters. */
    float[] forwardAndBackward() {
        pass.begin(ofPass, 0);
        for (int block = 0; block < inputs.length; block++) {
            pass.forward(inputs[block], rowsOf(block), logits[block]);
            pass.backward(logitGradients[block], inputGradients[block]);
        }
        for (int share = 0; share < sum.shares(); share++) {
            sum.fill(share, gradient);
        }
        return gradient;
    }

    /** The logits; (blocks, rows of a block * heads). */
    float[][] logits() {
        return logits;
    }

    /** The gradient of the rows; (blocks, rows of a block * inputs). */
    float[][] inputGradients() {
        return inputGradients;
    }

    private int rowsOf(int block) {
        return inputs[block].length / SHAPE.inputs();
    }

    private static float[][] blocks(int rows, int block, int width) {
        float[][] blocks = new float[(rows + block - 1) / block][];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = new float[Math.min(block, rows - b * block) * width];
        }
        return blocks;
    }

    private static void fill(float[][] blocks, SplittableRandom random) {
        for (float[] block : blocks) {
            for (int i = 0; i < block.length; i++) {
                block[i] = (float) random.nextDouble(-1.7, 1.7);
            }
        }
    }
}
