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

    private SampleLayout layout(boolean hasIds) {
        long bagValues = samples.indexed[2].offsets[8];
        return new SampleLayout(fixture.schema(), fixture.behaviors(), List.of(bagValues), hasIds);
    }

    @Test
    void asManyIdsAsSamplesAreNeededAndNoneWhereNoneWereAnnounced() throws IOException {
        try (var writer = SampleWriter.create(folder.resolve("train.columns"), 8, layout(false))) {
            assertThatThrownBy(() -> writer.appendIds(new long[8], 8))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("appended 8 ids; expected none");
        }
        try (var writer = SampleWriter.create(folder.resolve("train.columns"), 8, layout(true))) {
            writer.appendIds(new long[8], 3);
            writer.append(samples);
            writer.appendIds(new long[8], 4);
            assertThatThrownBy(writer::publish).hasMessageContaining("column 'id' lacks 1 rows");
            assertThatThrownBy(() -> writer.appendIds(new long[8], 2)).hasMessageContaining("expected 0 to 1");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private void assertRefused(String message) throws IOException {
        try (var writer = SampleWriter.create(folder.resolve("train.columns"), 8, layout(false))) {
            assertThatThrownBy(() -> writer.append(samples))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
        }
    }
}
