/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Reads lines into a table. Lines end at a line feed, with or without a carriage return; empty lines are lines. */
final class TextLoading {

    private static final String COLUMNS = " (file VARCHAR, line_number BIGINT, line VARCHAR)";

    private final DuckDBAppender good;
    private final DuckDBAppender malformed;

    private TextLoading(DuckDBAppender good, DuckDBAppender malformed) {
        this.good = good;
        this.malformed = malformed;
    }

    static void run(DuckDBConnection connection, TextJob job) throws SQLException, IOException {
        for (String table : new String[] {job.table(), job.malformed()}) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE OR REPLACE TABLE \"" + table.replace("\"", "\"\"") + "\"" + COLUMNS);
            }
        }
        try (DuckDBAppender good = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, job.table());
                DuckDBAppender malformed =
                        connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, job.malformed())) {
            TextLoading loading = new TextLoading(good, malformed);
            for (TextJob.TextFile file : job.files()) {
                loading.load(file);
            }
        }
    }

    private void load(TextJob.TextFile file) throws SQLException, IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(file.path())), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream(256);
            long number = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    append(file.name(), ++number, line.toByteArray());
                    line.reset();
                } else {
                    line.write(b);
                }
            }
            if (line.size() > 0) {
                append(file.name(), ++number, line.toByteArray());
            }
        }
    }

    private void append(String file, long number, byte[] bytes) throws SQLException {
        int from = number == 1 && startsWithMark(bytes) ? 3 : 0;
        int end = bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        ByteBuffer content = ByteBuffer.wrap(bytes, from, end - from);
        try {
            String line = StandardCharsets.UTF_8.newDecoder().decode(content).toString();
            good.beginRow().append(file).append(number).append(line).endRow();
        } catch (CharacterCodingException e) {
            String line = new String(bytes, from, end - from, StandardCharsets.UTF_8);
            malformed.beginRow().append(file).append(number).append(line).endRow();
        }
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
    }
}
