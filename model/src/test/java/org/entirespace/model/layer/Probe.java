/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static org.entirespace.model.layer.Slopes.assertClose;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.entirespace.model.matrix.MatrixLibrary;

/**
 * Compares one layer with its twin: the values forward, and the gradients with central differences of the twin. The layer reads
 * the input node, and writes the node of logits or works in place.
 */
final class Probe {

    /** Of one row: what the layer's output node holds, from the input node and the parameters. */
    interface Twin {
        double[] row(double[] x, double[] parameters, int row);
    }

    private final Plan plan;
    private final Span out;
    private final SplittableRandom random;
    private final long seed;

    /** A layer alone in a blueprint, its output node, and a seed. */
    Probe(Blueprint blueprint, Span out, long seed) {
        plan = blueprint.plan();
        this.out = out;
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    void check(int rows, Twin twin) {
        float[] parameters = draw(plan.parameters());
        float[] input = draw(rows * plan.nodes().get(Tape.INPUT));
        float[] slope = draw(rows * out.width());
        double[] x = Slopes.doubles(input);
        double[] p = Slopes.doubles(parameters);
        float[] output = new float[rows * plan.nodes().get(Tape.LOGITS)];
        float[] inputGradients = new float[input.length];

        Tape tape = new Tape(plan, MatrixLibrary.plainJava(), rows, true);
        tape.begin(new float[parameters.length], seed);
        tape.forward(input, rows, output, parameters);
        plan.layers().get(0).forward(tape);
        float[] found = tape.values(out).clone();
        tape.backward(out.node() == Tape.LOGITS ? slope : new float[output.length], inputGradients);
        System.arraycopy(slope, 0, tape.gradients(out), 0, slope.length);
        plan.layers().get(0).backward(tape);

        assertClose("values", found, values(twin, x, p, rows), 1e-6);
        double[] ofInput = Slopes.central(x, () -> objective(twin, x, p, slope, rows));
        assertClose("gradient of the input", inputGradients, ofInput, 1e-5);
        double[] ofParameters = Slopes.central(p, () -> objective(twin, x, p, slope, rows));
        assertClose("gradient of the parameters", tape.gradient(), ofParameters, 1e-5);
    }

    private double[] values(Twin twin, double[] x, double[] p, int rows) {
        int width = x.length / rows;
        double[] values = new double[rows * out.width()];
        for (int i = 0; i < rows; i++) {
            double[] row = twin.row(Arrays.copyOfRange(x, i * width, (i + 1) * width), p, i);
            System.arraycopy(row, 0, values, i * out.width(), out.width());
        }
        return values;
    }

    private double objective(Twin twin, double[] x, double[] p, float[] slope, int rows) {
        return TwinLayers.product(values(twin, x, p, rows), Slopes.doubles(slope));
    }

    /** Numbers in [-1, 1). */
    private float[] draw(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }
}
