/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.sql.SQLException;
import java.util.function.Consumer;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;

/** Hands over the rows of a query as they come, some thousand at a time, so that no result is ever held whole. */
final class Chunks {

    /** The most rows of a chunk. */
    static final int MOST = 2048;

    private Chunks() {}

    static void read(DuckDBConnection connection, String sql, Consumer<DuckDBDataChunkReader> reader)
            throws SQLException {
        try (DuckDBPreparedStatement statement =
                        connection.prepareStatement(sql).unwrap(DuckDBPreparedStatement.class);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                reader.accept(result.chunk());
            }
        }
    }
}
