/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.tower.DensePart;
import org.entirespace.model.tower.PassGradient;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.Towers;

/** What one pass makes of some rows, and pieces of what it made. */
final class Run {

    private static final TowerEngine ENGINE = TowerLibrary.over(MatrixLibrary.fastest());

    private final float[] logits;
    private final float[] gradient;
    private final float[] ofInput;

    private Run(float[] logits, float[] gradient, float[] ofInput) {
        this.logits = logits;
        this.gradient = gradient;
        this.ofInput = ofInput;
    }

    float[] logits() {
        return logits;
    }

    float[] gradient() {
        return gradient;
    }

    float[] ofInput() {
        return ofInput;
    }

    static Run of(DensePart part, TowerEngine engine, float[] parameters, float[] x, float[] slope) {
        int rows = x.length / part.inputs();
        Towers towers = part.towers(engine, rows, true);
        towers.load(parameters);
        TowerPass pass = towers.pass();
        float[] logits = new float[slope.length];
        float[] ofInput = new float[x.length];
        PassGradient sum = new PassGradient(towers);
        sum.begin(pass, 1);
        pass.forward(x, rows, logits);
        pass.backward(slope, ofInput);
        return new Run(logits, sum.of(part.parameters()), ofInput);
    }

    /** On Java arrays. */
    static Run of(DensePart part, float[] parameters, float[] x, float[] slope) {
        return of(part, ENGINE, parameters, x, slope);
    }

    static float[] hidden(float[] parameters, DensePart part, int head) {
        return block(parameters, part.hiddenOf(head).toArray(DensePart.Block[]::new));
    }

    static float[] block(float[] parameters, DensePart.Block... blocks) {
        List<Integer> indices = indices(List.of(blocks));
        float[] values = new float[indices.size()];
        for (int j = 0; j < values.length; j++) {
            values[j] = parameters[indices.get(j)];
        }
        return values;
    }

    static void copy(float[] from, List<DensePart.Block> source, float[] to, List<DensePart.Block> target) {
        List<Integer> places = indices(target);
        List<Integer> origins = indices(source);
        for (int j = 0; j < places.size(); j++) {
            to[places.get(j)] = from[origins.get(j)];
        }
    }

    static List<Integer> indices(List<DensePart.Block> blocks) {
        return blocks.stream()
                .flatMap(b -> java.util.stream.IntStream.range(0, b.size())
                        .mapToObj(k -> b.offset() + k / b.length() * b.stride() + k % b.length()))
                .toList();
    }

    /** The sum of the squares. */
    static double squares(float... values) {
        return TwinLayers.product(Slopes.doubles(values), Slopes.doubles(values));
    }

    /** Numbers in [-1, 1). */
    static float[] draw(int count, long seed) {
        var random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }
}
