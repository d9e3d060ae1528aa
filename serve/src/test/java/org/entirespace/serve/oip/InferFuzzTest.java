/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.oip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.entirespace.core.fuzz.Fuzz;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.TinyHolder;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.json.MixedBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spoiled requests for inference, in JSON and with binary inputs after it, are answered, or refused by one exception. */
class InferFuzzTest {

    private static final int MOST_ROWS = 100;
    private static final int MOST_BYTES = 16 << 20;

    @TempDir
    Path models;

    /** An input: two bytes that tell how many of the following are JSON, these, and what is binary. */
    private static byte[] sample(String json, byte[] binary) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {(byte) (text.length >> 8), (byte) text.length});
        all.writeBytes(text);
        all.writeBytes(binary);
        return all.toByteArray();
    }

    @Test
    void aRequestInBothForms() throws Exception {
        List<byte[]> samples = List.of(
                sample(
                        "{\"id\":\"7\",\"inputs\":[{\"name\":\"item\",\"shape\":[2,1],\"datatype\":\"BYTES\","
                                + "\"data\":[[\"i1\"],[\"\"]]},{\"name\":\"price\",\"shape\":[2],\"datatype\":\"FP64\","
                                + "\"data\":[1,2.5]},{\"name\":\"tags\",\"shape\":[2,2],\"datatype\":\"BYTES\",\"data\":"
                                + "[\"x\",\"y\",\"z\",\"\"]}],\"outputs\":[{\"name\":\"click\",\"parameters\":"
                                + "{\"binary_data\":true,\"datatype\":\"FP32\"}}]}",
                        new byte[0]),
                sample(
                        "{\"parameters\":{\"binary_data_output\":true},\"inputs\":[{\"name\":\"price\",\"shape\":[2],"
                                + "\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":8}},{\"name\":\"item\","
                                + "\"shape\":[2],\"datatype\":\"BYTES\",\"parameters\":{\"binary_data_size\":11}}]}",
                        new byte[] {0, 0, 0, 64, 0, 0, 0, 0, 2, 0, 0, 0, 'i', '1', 1, 0, 0, 0, 'x'}));
        ModelHolder holder = TinyHolder.in(models);

        Fuzz.Outcome outcome = new Fuzz(samples, Set.of(IllegalRequestException.class), MOST_BYTES)
                .run(40_000, bytes -> {
                    byte[] body = bytes.length < 2 ? new byte[0] : Arrays.copyOfRange(bytes, 2, bytes.length);
                    int told = bytes.length < 2 ? 0 : ByteBuffer.wrap(bytes).getShort() & 0xFFFF;
                    try (Lease lease = holder.lease("shop")) {
                        InferScoring.answer(
                                lease, new MixedBody(body, body.length, Math.min(told, body.length)), MOST_ROWS);
                    }
                });

        assertThat(outcome.accepted()).isPositive();
        assertThat(outcome.ways()).isGreaterThan(30);
        assertThat(holder.newest("shop").inUse()).isZero();
    }
}
