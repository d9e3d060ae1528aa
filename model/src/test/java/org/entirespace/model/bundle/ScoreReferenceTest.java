/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.model.bundle.ScoreReference.QuantityScores;
import org.junit.jupiter.api.Test;

class ScoreReferenceTest {

    private static double[] scores(int rows) {
        return new SplittableRandom(1).doubles(rows).toArray();
    }

    @Test
    void manyRowsGiveDeciles() {
        QuantityScores scores = QuantityScores.of("click", scores(2_000)).orElseThrow();

        assertThat(scores.bounds()).hasSize(9);
        assertThat(scores.counts()).hasSize(10).containsOnly(200L);
        assertThat(scores.rows()).isEqualTo(2_000);
    }

    @Test
    void fewRowsGiveFewerBinsThatHoldEnoughEach() {
        assertThat(QuantityScores.of("click", scores(170)).orElseThrow().counts())
                .hasSize(3)
                .allMatch(count -> count >= ScoreReference.ROWS_OF_BIN);
        assertThat(QuantityScores.of("click", scores(99))).isEmpty();
    }

    @Test
    void scoresThatAreNoNumbersGiveNone() {
        double[] scores = scores(500);
        scores[77] = Double.NEGATIVE_INFINITY;

        assertThat(QuantityScores.of("click", scores)).isEmpty();
    }

    @Test
    void aQuantityIsThereOnceAndIsFoundByItsKey() {
        QuantityScores click = QuantityScores.of("click", scores(200)).orElseThrow();

        assertThat(new ScoreReference("some", List.of(click)).of("click")).contains(click);
        assertThat(new ScoreReference("some", List.of(click)).of("purchase")).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoreReference("some", List.of(click, click)))
                .withMessageContaining("twice");
    }
}
