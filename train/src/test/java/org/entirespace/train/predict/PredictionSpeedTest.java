/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.speed.SpeedOptions;
import org.entirespace.model.tower.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionSpeedTest {

    @TempDir
    Path folder;

    private static PredictionSpeedOptions options(String format) {
        SpeedOptions model = new SpeedOptions(23, 2300, 2, List.of(8, 4), 1, 1, 2, 3, 1);
        PredictOptions prediction = new PredictOptions(List.of("field0"), false, false, 0, "500MB", 2);
        return new PredictionSpeedOptions(model, 3000, 20, format, prediction, 30);
    }

    private PredictionSpeed speed(String format) {
        AtomicLong nanos = new AtomicLong();
        return new PredictionSpeed(
                options(format),
                List.of(TowerLibrary.fastest(Precision.FLOAT32)),
                folder,
                () -> nanos.addAndGet(1_000_000));
    }

    /** No claim about speed; a clock that ticks a millisecond at every look makes the figures exact. */
    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv"})
    void ratesFollowFromTheClockAndScoresFromPlainJava(String format) throws Exception {
        PredictionSpeed.Result result = speed(format).run().get(0);

        assertThat(result.times()).isEqualTo(new PredictionTimes(0.001, 0.001, 0.001, 0.001));
        assertThat(result.rowsPerSecond()).isEqualTo(3000 / 0.004);
        assertThat(result.slowest()).isEqualTo(result.fastest()).isEqualTo(3000 / 0.004);
        assertThat(result.difference()).isBetween(0.0, 1e-6);
    }

    /** 30 inputs of a request and 16 of a row into eight units of six towers, these into four, these into one. */
    @Test
    void whatARequestHasInCommonCountsOnce() {
        assertThat(speed("parquet").megaflopPerRow()).isEqualTo(2 * 6 * (8 * (16 + 30 / 20.0) + 8 * 4 + 4) / 1e6);
    }

    @Test
    void optionsOutOfRangeAreRefused() {
        PredictionSpeedOptions good = options("csv");

        assertThatThrownBy(() -> new PredictionSpeedOptions(good.model(), 0, 20, "csv", good.prediction(), 30))
                .hasMessage("rows 0, candidates 20, samples 30; expected each ≥ 1");
        assertThatThrownBy(() -> options("xls")).hasMessage("format 'xls'; expected parquet or csv");
    }
}
