/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.entirespace.model.matrix.MatrixLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropoutTest {

    private static final int WIDTH = 100;
    private static final int ROWS = 400;

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9})
    void theShareOfDroppedUnitsIsTheProbabilityInEveryRowAndColumn(double probability) {
        float[] masked = mask(probability, 1, 0, true, ROWS);

        double deviation = Math.sqrt(probability * (1 - probability));
        assertThat(dropped(masked, 0, 1, masked.length) / masked.length)
                .isCloseTo(probability, within(4 * deviation / Math.sqrt(masked.length)));
        for (int i = 0; i < ROWS; i++) {
            assertThat(dropped(masked, i * WIDTH, 1, WIDTH) / WIDTH)
                    .isCloseTo(probability, within(5 * deviation / Math.sqrt(WIDTH)));
        }
        for (int j = 0; j < WIDTH; j++) {
            assertThat(dropped(masked, j, WIDTH, ROWS) / ROWS)
                    .isCloseTo(probability, within(5 * deviation / Math.sqrt(ROWS)));
        }
    }

    @Test
    void keptUnitsAreScaledByWhatIsLeft() {
        float[] masked = mask(0.2, 1, 0, true, ROWS);

        for (float value : masked) {
            assertThat(value == 0 || Math.abs(value - 1.25f) < 1e-6).isTrue();
        }
    }

    @Test
    void neighboursAreDroppedIndependently() {
        float[] masked = mask(0.5, 1, 0, true, ROWS);

        for (int distance : new int[] {1, 2, WIDTH, WIDTH + 1, 2 * WIDTH}) {
            int both = 0;
            int pairs = masked.length - distance;
            for (int k = 0; k < pairs; k++) {
                both += masked[k] == 0 && masked[k + distance] == 0 ? 1 : 0;
            }
            assertThat((double) both / pairs).isCloseTo(0.25, within(4 * Math.sqrt(0.1875 / pairs)));
        }
    }

    @Test
    void theSameSeedDropsTheSameAndAnotherSeedOrLayerDropsOthers() {
        float[] masked = mask(0.5, 1, 0, true, ROWS);

        assertThat(mask(0.5, 1, 0, true, ROWS)).isEqualTo(masked);
        assertThat(mask(0.5, 2, 0, true, ROWS)).isNotEqualTo(masked);
        assertThat(mask(0.5, 1, 1, true, ROWS)).isNotEqualTo(masked);
    }

    @Test
    void theSizeOfBlocksDoesNotMatter() {
        assertThat(mask(0.5, 1, 0, true, 7)).isEqualTo(mask(0.5, 1, 0, true, ROWS));
    }

    @Test
    void nothingIsDroppedWhereThePassOnlyScores() {
        assertThat(mask(0.5, 1, 0, false, ROWS)).containsOnly(1f);
    }

    /** What becomes of ones, in blocks of some rows. */
    private static float[] mask(double probability, long seed, int number, boolean trains, int block) {
        Blueprint blueprint = new Blueprint(WIDTH, 1);
        blueprint.reserve(1);
        Span span = blueprint.whole(Tape.INPUT);
        Dropout dropout = new Dropout(span, number, probability, blueprint.kept(span));
        blueprint.add(dropout);
        Tape tape = new Tape(blueprint.plan(), MatrixLibrary.plainJava(), block, trains);
        tape.begin(new float[0], seed);
        float[] all = new float[ROWS * WIDTH];
        for (int from = 0; from < ROWS; from += block) {
            int rows = Math.min(block, ROWS - from);
            float[] ones = new float[rows * WIDTH];
            Arrays.fill(ones, 1f);
            tape.forward(ones, rows, new float[rows], new float[1]);
            dropout.forward(tape);
            System.arraycopy(ones, 0, all, from * WIDTH, ones.length);
        }
        return all;
    }

    private static double dropped(float[] values, int from, int step, int count) {
        int dropped = 0;
        for (int k = 0; k < count; k++) {
            dropped += values[from + k * step] == 0 ? 1 : 0;
        }
        return dropped;
    }
}
