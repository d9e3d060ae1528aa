/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.entirespace.core.sample.SampleBatch;
import org.junit.jupiter.api.Test;

class SampleFillBenchmarkTest {

    @Test
    void whatIsMeasuredReadsTheSamplesThatWereWritten() throws Exception {
        var benchmark = new SampleFillBenchmark();
        benchmark.open();
        try {
            benchmark.fill();
            SampleBatch batch = benchmark.fill(); // a second round must replace the first
            int[] rows = benchmark.rows();

            assertThat(batch.size).isEqualTo(SampleFillBenchmark.BATCH).isEqualTo(rows.length);
            assertThat(IntStream.of(rows).distinct().count()).isEqualTo(rows.length);
            for (int i = 0; i < rows.length; i++) {
                for (int field = 0; field < MadeUpSamples.FIELDS; field++) {
                    assertThat(batch.indexed[field].offsets[i + 1]).isEqualTo(i + 1);
                    assertThat(batch.indexed[field].values[i]).isEqualTo(MadeUpSamples.value(field, rows[i]));
                }
                for (int behavior = 0; behavior < batch.labels.length; behavior++) {
                    assertThat(batch.labels[behavior][i]).isEqualTo(MadeUpSamples.label(behavior, rows[i]));
                }
                assertThat(batch.group[i]).isEqualTo(rows[i]);
            }
        } finally {
            benchmark.close();
        }
    }
}
