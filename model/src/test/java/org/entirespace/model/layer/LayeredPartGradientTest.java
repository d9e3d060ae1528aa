/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.entirespace.model.layer.Slopes.assertClose;
import static org.entirespace.model.layer.Slopes.doubles;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.tower.PassGradient;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.Towers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every arrangement, as a whole: the logits of its twin, and the slope of its twin by every parameter and input. */
class LayeredPartGradientTest {

    static Stream<Arguments> arrangements() {
        return Stream.of(MatrixLibrary.fastest(), MatrixLibrary.plainJava())
                .flatMap(products -> Arrangement.all()
                        .map(arrangement ->
                                Arguments.of(arrangement, products.description(), TowerLibrary.over(products))));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("arrangements")
    void logitsAreTheTwinsForEveryNumberOfRows(Arrangement arrangement, String products, TowerEngine engine) {
        var random = new SplittableRandom(1);
        float[] parameters = arrangement.parameters(random);
        LayeredPart part = arrangement.part();
        Towers towers = part.towers(engine, 33, false);
        towers.load(parameters);
        TowerPass pass = towers.pass();
        TwinPart twin = new TwinPart(arrangement.copies(), arrangement.options(), arrangement.heads());
        for (int rows = 33; rows >= 1; rows--) {
            float[] x = draw(rows * part.inputs(), random);
            float[] logits = new float[rows * part.heads()];
            pass.forward(x, rows, logits);
            assertClose(
                    "logits",
                    logits,
                    logits(twin, part, doubles(parameters), doubles(x), -1),
                    2e-6 * arrangement.rounding());
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("arrangements")
    void gradientsAreTheTwinsCentralDifferences(Arrangement arrangement, String products, TowerEngine engine) {
        var random = new SplittableRandom(2);
        float[] parameters = arrangement.parameters(random);
        LayeredPart part = arrangement.part();
        Towers towers = part.towers(engine, 33, true);
        towers.load(parameters);
        TowerPass pass = towers.pass();
        TwinPart twin = new TwinPart(arrangement.copies(), arrangement.options(), arrangement.heads());
        double[] p = doubles(parameters);
        for (int rows : new int[] {33, 1, 6}) {
            float[] x = draw(rows * part.inputs(), random);
            float[] slope = draw(rows * part.heads(), random);
            float[] logits = new float[slope.length];
            float[] ofInput = new float[x.length];
            PassGradient sum = new PassGradient(towers);
            sum.begin(pass, 7);
            pass.forward(x, rows, logits);
            pass.backward(slope, ofInput);

            double[] input = doubles(x);
            double[] dlogits = doubles(slope);
            assertClose("logits", logits, logits(twin, part, p, input, 7), 2e-6 * arrangement.rounding());
            double[] byInput =
                    Slopes.central(input, () -> TwinLayers.product(logits(twin, part, p, input, 7), dlogits));
            assertClose("gradient of the input", ofInput, byInput, 1e-5 * arrangement.rounding());
            double[] byParameter =
                    Slopes.central(p, () -> TwinLayers.product(logits(twin, part, p, input, 7), dlogits));
            assertClose(
                    "gradient of the parameters",
                    sum.of(part.parameters()),
                    byParameter,
                    1e-5 * arrangement.rounding());
        }
    }

    /** What a fuller pass left behind does not count, and the positions of rows go on from block to block. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("arrangements")
    void gradientsAddUpOverBlocksToThoseOfTheWhole(Arrangement arrangement, String products, TowerEngine engine) {
        var random = new SplittableRandom(3);
        LayeredPart part = arrangement.part();
        Towers towers = part.towers(engine, 33, true);
        towers.load(arrangement.parameters(random));
        TowerPass pass = towers.pass();
        float[] x = draw(33 * part.inputs(), random);
        float[] slope = draw(33 * part.heads(), random);
        PassGradient sum = new PassGradient(towers);
        sum.begin(pass, 5);
        pass.forward(x, 33, new float[slope.length]);
        pass.backward(slope, new float[x.length]);
        double[] whole = doubles(sum.of(part.parameters()));

        sum.begin(pass, 5);
        int[] bounds = {0, 20, 23, 33};
        for (int b = 0; b < 3; b++) {
            int rows = bounds[b + 1] - bounds[b];
            int in = part.inputs();
            int out = part.heads();
            pass.forward(Arrays.copyOfRange(x, bounds[b] * in, bounds[b + 1] * in), rows, new float[rows * out]);
            pass.backward(Arrays.copyOfRange(slope, bounds[b] * out, bounds[b + 1] * out), new float[rows * in]);
        }
        assertClose("gradient", sum.of(part.parameters()), whole, 1e-5 * arrangement.rounding());
    }

    /** Each term of an objective may go backward for itself. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("arrangements")
    void aForwardPassMayBeFollowedBySeveralBackward(Arrangement arrangement, String products, TowerEngine engine) {
        var random = new SplittableRandom(4);
        LayeredPart part = arrangement.part();
        Towers towers = part.towers(engine, 9, true);
        towers.load(arrangement.parameters(random));
        TowerPass pass = towers.pass();
        float[] x = draw(9 * part.inputs(), random);
        float[] slope = draw(9 * part.heads(), random);
        float[] first = new float[x.length];
        float[] second = new float[x.length];
        PassGradient sum = new PassGradient(towers);
        sum.begin(pass, 5);
        pass.forward(x, 9, new float[slope.length]);

        pass.backward(slope, first);
        float[] once = sum.of(part.parameters()).clone();
        pass.backward(slope, second);

        assertThat(second).isEqualTo(first);
        for (int i = 0; i < once.length; i++) {
            assertThat(sum.of(part.parameters())[i]).isCloseTo(2 * once[i], within(1e-4f));
        }
    }

    private static double[] logits(TwinPart twin, LayeredPart part, double[] p, double[] x, long seed) {
        int rows = x.length / part.inputs();
        double[] logits = new double[rows * part.heads()];
        for (int i = 0; i < rows; i++) {
            double[] row = Arrays.copyOfRange(x, i * part.inputs(), (i + 1) * part.inputs());
            double[] found = seed < 0 ? twin.logits(p, row) : twin.logits(p, row, seed, i);
            System.arraycopy(found, 0, logits, i * part.heads(), part.heads());
        }
        return logits;
    }

    /** Numbers in [-1, 1). */
    private static float[] draw(int count, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }
}
