/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.entirespace.model.tower.PassGradient;
import org.entirespace.model.tower.RowRuns;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.tower.TowerPass;
import org.entirespace.model.tower.TowerShape;
import org.entirespace.model.tower.Towers;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows in runs with columns in common give what plain loops in double precision give for the same rows written out. */
class TowerRunsReferenceTest {

    private static final int CAPACITY = 65;

    private static final List<TowerShape> SHAPES = List.of(
            new TowerShape(2, List.of(1), 1),
            new TowerShape(7, List.of(5, 3), 3),
            new TowerShape(33, List.of(17, 9, 5), 6),
            new TowerShape(9, List.of(200, 3), 7));

    static Stream<Named<TowerEngine>> engines() {
        return Engines.all();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void runsOfAllLengthsAndNumbersEqualRowsWrittenOut(TowerEngine engine) {
        var random = new SplittableRandom(4);
        for (TowerShape shape : SHAPES) {
            for (int shared : new int[] {1, (shape.inputs() + 1) / 2, shape.inputs() - 1}) {
                Towers towers = engine.towers(shape, CAPACITY, true);
                towers.share(shared);
                TowerPass pass = towers.pass();
                for (int begins : new int[] {1, 2, 4, 9, 33, 100}) {
                    check(engine, towers, pass, shape, runs(shared, begins, random), random);
                }
            }
        }
    }

    /** Some rows, of which about one in {@code length} begins a run. */
    private static RowRuns runs(int shared, int length, SplittableRandom random) {
        RowRuns runs = new RowRuns(CAPACITY, shared);
        int rows = random.nextInt(1, CAPACITY + 1);
        for (int i = 0; i < rows; i++) {
            runs.add(random.nextInt(length) == 0);
        }
        return runs;
    }

    private static void check(
            TowerEngine engine,
            Towers towers,
            TowerPass pass,
            TowerShape shape,
            RowRuns runs,
            SplittableRandom random) {
        String name = shape + ", " + runs;
        int rows = runs.rows();
        PlainTowers plain = PlainTowers.random(shape, random);
        float[] written = PlainTowers.draw(rows * shape.inputs(), random);
        float[] given = written.clone(); // whatever lies in common columns but a run's first row
        runs.spread(written, shape.inputs());
        float[] ofLogits = PlainTowers.draw(rows * shape.towers(), random);
        float[] logits = new float[rows * shape.towers()];
        float[] ofInput = PlainTowers.draw(rows * shape.inputs(), random);
        towers.load(plain.parameters());
        PassGradient sum = new PassGradient(towers);
        sum.begin(pass, 1);

        pass.forward(given, runs, logits);
        pass.backward(ofLogits, ofInput);

        PlainTowers.Gradients expected = plain.noGradients();
        plain.backward(written, rows, ofLogits, expected);
        Close.assertClose(engine.precision(), logits, plain.logits(written, rows), name + ": logits");
        float[] gradient = sum.of(shape.parameters());
        Close.assertClose(engine.precision(), gradient, expected.parameters(), name + ": gradient");
        double[] byRun = onlyFirsts(expected.input().clone(), runs, shape.inputs());
        float[] found = ofInput.clone();
        clearOthers(found, runs, shape.inputs());
        Close.assertClose(engine.precision(), found, byRun, name + ": gradient of the input");
    }

    /** Sums the common columns of a run into its first row, and clears those of the others. */
    private static double[] onlyFirsts(double[] gradients, RowRuns runs, int inputs) {
        for (int run = 0; run < runs.runs(); run++) {
            for (int i = runs.first(run) + 1; i < runs.end(run); i++) {
                for (int j = 0; j < runs.shared(); j++) {
                    gradients[runs.first(run) * inputs + j] += gradients[i * inputs + j];
                    gradients[i * inputs + j] = 0;
                }
            }
        }
        return gradients;
    }

    private static void clearOthers(float[] gradients, RowRuns runs, int inputs) {
        for (int run = 0; run < runs.runs(); run++) {
            for (int i = runs.first(run) + 1; i < runs.end(run); i++) {
                for (int j = 0; j < runs.shared(); j++) {
                    gradients[i * inputs + j] = 0;
                }
            }
        }
    }

    /** A plain pass after one by runs, and back, must not see what the other left. */
    @ParameterizedTest
    @MethodSource("engines")
    void plainPassesAndPassesByRunsTakeTurns(TowerEngine engine) {
        var random = new SplittableRandom(5);
        TowerShape shape = SHAPES.get(2);
        Towers towers = engine.towers(shape, CAPACITY, true);
        towers.share(20);
        TowerPass pass = towers.pass();
        for (int turn = 0; turn < 3; turn++) {
            check(engine, towers, pass, shape, runs(20, 10, random), random);
            PlainTowers plain = PlainTowers.random(shape, random);
            float[] input = PlainTowers.draw(5 * shape.inputs(), random);
            float[] ofLogits = PlainTowers.draw(5 * shape.towers(), random);
            float[] logits = new float[5 * shape.towers()];
            float[] ofInput = new float[input.length];
            towers.load(plain.parameters());
            PassGradient sum = new PassGradient(towers);
            sum.begin(pass, 1);
            pass.forward(input, 5, logits);
            pass.backward(ofLogits, ofInput);
            PlainTowers.Gradients expected = plain.noGradients();
            plain.backward(input, 5, ofLogits, expected);
            Close.assertClose(engine.precision(), logits, plain.logits(input, 5), "logits");
            Close.assertClose(engine.precision(), ofInput, expected.input(), "gradient of the input");
        }
    }

    @Test
    void runsNeedAColumnInCommon() {
        assertThatThrownBy(() -> new RowRuns(3, 0)).hasMessageContaining("shared columns: 0");
    }

    @Test
    void theFirstRowBeginsARunWhateverIsSaid() {
        RowRuns runs = new RowRuns(3, 1);
        runs.add(false);
        runs.add(false);
        runs.add(true);

        assertThat(runs.runs()).isEqualTo(2);
        assertThat(runs.rows()).isEqualTo(3);
        assertThat(runs.first(1)).isEqualTo(2);
        assertThat(runs.end(1)).isEqualTo(3);
    }
}
