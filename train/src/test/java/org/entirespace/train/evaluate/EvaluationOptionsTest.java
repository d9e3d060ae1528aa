/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EvaluationOptionsTest {

    @Test
    void defaultsAreRecorded() {
        assertThat(EvaluationOptions.defaults()).isEqualTo(new EvaluationOptions(200, 0.95, 10, 1));
        assertThat(EvaluationOptions.defaults().withoutIntervals()).isEqualTo(new EvaluationOptions(0, 0.95, 10, 1));
    }

    @Test
    void everyOptionHasAnEffect() {
        ScoredSamples samples = FakeSamples.of(3000, 5).hm3(0.3, 0, 6);
        QuantityEvaluation usual = ctr(samples, new EvaluationOptions(20, 0.95, 10, 1));

        assertThat(ctr(samples, new EvaluationOptions(30, 0.95, 10, 1)).ranking())
                .isNotEqualTo(usual.ranking());
        assertThat(ctr(samples, new EvaluationOptions(20, 0.9, 10, 1)).ranking())
                .isNotEqualTo(usual.ranking());
        assertThat(ctr(samples, new EvaluationOptions(20, 0.95, 10, 2)).ranking())
                .isNotEqualTo(usual.ranking());
        assertThat(ctr(samples, new EvaluationOptions(20, 0.95, 5, 1))
                        .calibration()
                        .table()
                        .bins())
                .hasSize(5);
        assertThat(ctr(samples, new EvaluationOptions(20, 0.9, 10, 1))
                        .calibration()
                        .table())
                .isNotEqualTo(usual.calibration().table());
    }

    @Test
    void rangesAreChecked() {
        assertThatThrownBy(() -> new EvaluationOptions(-1, 0.95, 10, 1)).hasMessageContaining("replicates: -1");
        assertThatThrownBy(() -> new EvaluationOptions(0, 0.2, 10, 1)).hasMessageContaining("confidence 0.2");
        assertThatThrownBy(() -> new EvaluationOptions(0, 0.95, 0, 1)).hasMessageContaining("calibration bins: 0");
    }

    private static QuantityEvaluation ctr(ScoredSamples samples, EvaluationOptions options) {
        return Evaluator.evaluate(samples, options).quantities().get(0);
    }
}
