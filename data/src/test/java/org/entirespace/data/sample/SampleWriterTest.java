/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.core.sample.SampleBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleWriterTest {

    @TempDir
    Path folder;

    private final SampleFixture fixture = SampleFixture.random(3, 8);
    private final SampleBatch samples = fixture.samples();

    @Test
    void valuesOutOfRangeAreRefusedBeforeTheyReachTheFile() throws IOException {
        samples.indexed[1].values[2] = 4;
        assertRefused("'segment', value 2 of the batch after 0 samples: 4; expected an embedding row in [0, 4)");
        samples.indexed[1].values[2] = 0;
        samples.labels[0][7] = 3;
        assertRefused("'click', value 7 of the batch after 0 samples: 3; expected a label");
        samples.labels[0][7] = 0;
        samples.numeric[0][1] = Float.POSITIVE_INFINITY;
        assertRefused("'age', value 1 of the batch after 0 samples: Infinity; expected a finite number");
        samples.numeric[0][1] = 0;
        samples.indexed[0].offsets[8] = 7;
        assertRefused("'user', value 8 of the batch after 0 samples: 7; expected one value a sample");
        assertThat(folder).isEmptyDirectory();
    }

    private void assertRefused(String message) throws IOException {
        try (var writer = SampleWriter.create(
                folder.resolve("train.columns"), 8, fixture.schema(), fixture.behaviors(), List.of(100L))) {
            assertThatThrownBy(() -> writer.append(samples))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
        }
    }
}
