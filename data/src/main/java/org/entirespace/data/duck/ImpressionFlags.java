/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.sql.SQLException;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;

/** Flags of impressions by their numbers. Threads may share them as long as nobody reads others. */
final class ImpressionFlags {

    private byte[][] flags = new byte[0][]; // (flags / 8, impressions)

    /** Makes the function known to a database. */
    void register(DuckDBConnection connection) throws SQLException {
        try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
            function.withName(FlagJob.function())
                    .withParameters(DuckDBColumnType.BIGINT, DuckDBColumnType.INTEGER)
                    .withReturnType(DuckDBColumnType.INTEGER)
                    .withVectorizedFunction(this::find)
                    .register(connection);
        }
    }

    private void find(DuckDBDataChunkReader arguments, DuckDBWritableVector found) {
        DuckDBReadableVector impressions = arguments.vector(0);
        DuckDBReadableVector bytes = arguments.vector(1);
        for (long row = 0; row < arguments.rowCount(); row++) {
            found.setInt(row, flags[bytes.getInt(row)][(int) impressions.getLong(row)] & 0xff);
        }
    }

    /** Reads the flags of a job, in place of those before. */
    void read(DuckDBConnection connection, FlagJob job) throws SQLException {
        byte[][] set = new byte[Math.max(1, (job.flags() + FlagJob.BYTE - 1) / FlagJob.BYTE)][job.impressions()];
        Chunks.read(connection, job.sql(), chunk -> {
            DuckDBReadableVector impressions = chunk.vector(0);
            DuckDBReadableVector numbers = chunk.vector(1);
            for (long row = 0; row < chunk.rowCount(); row++) {
                int flag = (int) numbers.getLong(row);
                set[flag / FlagJob.BYTE][(int) impressions.getLong(row)] |= (byte) (1 << flag % FlagJob.BYTE);
            }
        });
        flags = set;
    }
}
