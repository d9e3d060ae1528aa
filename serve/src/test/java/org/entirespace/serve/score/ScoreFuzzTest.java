/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entirespace.core.fuzz.Fuzz;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.holder.ModelHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoiled requests of a ranking are answered, or refused by one exception. */
class ScoreFuzzTest {

    private static final int MOST_ROWS = 100;
    private static final int MOST_BYTES = 16 << 20;

    @TempDir
    Path models;

    @Test
    void aRequestInJson() throws Exception {
        List<byte[]> samples = Stream.of(
                        "{\"candidates\":[{}]}",
                        "{\"request\":{\"user\":\"u7\",\"age\":3},\"candidates\":[{\"id\":\"a\",\"item\":\"i1\","
                                + "\"price\":10,\"tags\":[\"x\",\"y\",null]},{\"id\":2,\"item\":null,\"price\":3.5}],"
                                + "\"value\":\"purchase * price\",\"sort\":true,\"top\":1}",
                        "{\"candidates\":[{\"bid\":2}],\"value\":\"-bid * 2 / (CTCVR + 0.5) - click\"}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        ModelHolder holder = TinyHolder.in(models);

        Fuzz.Outcome outcome = new Fuzz(samples, Set.of(IllegalRequestException.class), MOST_BYTES)
                .run(40_000, bytes -> {
                    try (Lease lease = holder.lease("shop")) {
                        CandidateScoring.answer(lease, bytes, bytes.length, MOST_ROWS);
                    }
                });

        assertThat(outcome.accepted()).isPositive();
        assertThat(outcome.ways()).isGreaterThan(30);
        assertThat(holder.newest("shop").inUse()).isZero();
    }
}
