/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** One end of the conversation between the two processes: one JSON value a line, in UTF-8. Not thread-safe. */
final class Wire {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private final BufferedReader in;
    private final BufferedWriter out;

    Wire(InputStream in, OutputStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    void send(Object message) throws IOException {
        out.write(JSON.writeValueAsString(message));
        out.write('\n');
        out.flush();
    }

    /** The next line, null at the end of the conversation. */
    @Nullable
    String receive() throws IOException {
        return in.readLine();
    }

    static <T> T read(String line, Class<T> type) {
        return JSON.readValue(line, type);
    }
}
