/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.model.tower.PassGradient;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.tower.TowerGradient;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.TowerShape;
import org.entirespace.model.tower.Towers;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every engine computes what plain loops in double precision do, for any shape and any number of rows. */
class TowerEngineReferenceTest {

    private static final List<TowerShape> SHAPES = List.of(
            new TowerShape(1, List.of(1), 1),
            new TowerShape(5, List.of(3), 2),
            new TowerShape(7, List.of(5, 3), 3),
            new TowerShape(33, List.of(17, 9, 5), 6),
            new TowerShape(16, List.of(32, 16), 4),
            new TowerShape(9, List.of(200, 3), 7),
            new TowerShape(3, List.of(1100), 2));

    static Stream<Named<TowerEngine>> engines() {
        return Engines.all();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void logitsAndGradientsEqualPlainLoopsForEveryNumberOfRows(TowerEngine engine) {
        var random = new SplittableRandom(1);
        for (TowerShape shape : SHAPES) {
            Towers towers = engine.towers(shape, 33, true);
            TowerPass pass = towers.pass();
            for (int rows = 33; rows >= 1; rows--) {
                check(engine.precision(), towers, pass, PlainTowers.random(shape, random), rows, random);
            }
        }
    }

    /** What a fuller pass left behind must not count. */
    @ParameterizedTest
    @MethodSource("engines")
    void gradientsAddUpUntilTheyAreCleared(TowerEngine engine) {
        var random = new SplittableRandom(2);
        TowerShape shape = SHAPES.get(3);
        PlainTowers plain = PlainTowers.random(shape, random);
        Towers towers = engine.towers(shape, 20, true);
        towers.load(plain.parameters());
        TowerPass pass = towers.pass();
        PassGradient sum = new PassGradient(towers);
        sum.begin(pass, 1);
        PlainTowers.Gradients expected = plain.noGradients();
        for (int rows : new int[] {20, 3, 11}) {
            float[] input = PlainTowers.draw(rows * shape.inputs(), random);
            float[] ofLogits = PlainTowers.draw(rows * shape.towers(), random);
            float[] logits = new float[rows * shape.towers()];
            float[] ofInput = new float[rows * shape.inputs()];
            pass.forward(input, rows, logits);
            pass.backward(ofLogits, ofInput);
            plain.backward(input, rows, ofLogits, expected);
        }
        Close.assertClose(engine.precision(), sum.of(shape.parameters()), expected.parameters(), "sum");

        sum.begin(pass, 1);

        assertThat(sum.of(shape.parameters())).containsOnly(0f);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void passesSeeTheParametersThatWereLoadedLast(TowerEngine engine) {
        var random = new SplittableRandom(3);
        TowerShape shape = SHAPES.get(2);
        Towers towers = engine.towers(shape, 4, false);
        TowerPass pass = towers.pass();
        float[] input = PlainTowers.draw(4 * shape.inputs(), random);
        for (int load = 0; load < 3; load++) {
            PlainTowers plain = PlainTowers.random(shape, random);
            towers.load(plain.parameters());
            float[] logits = new float[4 * shape.towers()];
            pass.forward(input, 4, logits);
            Close.assertClose(engine.precision(), logits, plain.logits(input, 4), "load " + load);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void fewRowsScoreAsManyDo(TowerEngine engine) {
        var random = new SplittableRandom(6);
        TowerShape shape = SHAPES.get(5);
        PlainTowers plain = PlainTowers.random(shape, random);
        Towers towers = engine.towers(shape, 300, false);
        towers.load(plain.parameters());
        TowerPass pass = towers.pass();
        for (int rows : new int[] {200, 1, 8, 9, 33, 129, 2}) {
            int most = Math.min(rows, towers.capacity());
            float[] input = PlainTowers.draw(most * shape.inputs(), random);
            float[] logits = new float[most * shape.towers()];
            pass.forward(input, most, logits);
            Close.assertClose(engine.precision(), logits, plain.logits(input, most), rows + " rows");
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void aPassThatOnlyScoresHasNoGradients(TowerEngine engine) {
        TowerPass pass = engine.towers(SHAPES.get(1), 2, false).pass();

        assertThatThrownBy(() -> pass.begin(new TowerGradient() {}, 1)).hasMessageContaining("only scores");
    }

    private static void check(
            Precision precision, Towers towers, TowerPass pass, PlainTowers plain, int rows, SplittableRandom random) {
        TowerShape shape = plain.shape();
        String name = shape + ", rows " + rows;
        float[] input = PlainTowers.draw(rows * shape.inputs(), random);
        float[] ofLogits = PlainTowers.draw(rows * shape.towers(), random);
        float[] logits = new float[rows * shape.towers()];
        float[] ofInput = new float[rows * shape.inputs()];
        towers.load(plain.parameters());
        PassGradient sum = new PassGradient(towers);
        sum.begin(pass, 1);

        pass.forward(input, rows, logits);
        pass.backward(ofLogits, ofInput);

        PlainTowers.Gradients expected = plain.noGradients();
        plain.backward(input, rows, ofLogits, expected);
        Close.assertClose(precision, logits, plain.logits(input, rows), name + ": logits");
        Close.assertClose(precision, sum.of(shape.parameters()), expected.parameters(), name + ": gradient");
        Close.assertClose(precision, ofInput, expected.input(), name + ": gradient of the input");
    }
}
