/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;
import org.entirespace.data.rows.ScoreFile;
import org.jspecify.annotations.Nullable;

/** The scores that SQL asks for by {@link ScoreJob#FUNCTION}. The database may ask from several threads. */
final class RowScores {

    private volatile @Nullable ScoreFile file; // null where none was readied

    /** Makes the function known to a database. */
    void register(DuckDBConnection connection) throws SQLException {
        try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
            function.withName(ScoreJob.FUNCTION)
                    .withParameters(DuckDBColumnType.BIGINT, DuckDBColumnType.BIGINT)
                    .withReturnType(DuckDBColumnType.FLOAT)
                    .withVectorizedFunction(this::find)
                    .register(connection);
        }
    }

    /** Opens the file of a job; from now on the function means it. */
    void ready(ScoreJob job) throws IOException {
        file = ScoreFile.open(Path.of(job.file()), job.columns());
    }

    private void find(DuckDBDataChunkReader arguments, DuckDBWritableVector found) {
        ScoreFile scores = file;
        if (scores == null) {
            throw new IllegalArgumentException("no scores were readied");
        }
        DuckDBReadableVector rows = arguments.vector(0);
        DuckDBReadableVector columns = arguments.vector(1);
        for (long i = 0; i < arguments.rowCount(); i++) {
            found.setFloat(i, scores.at(rows.getLong(i), (int) columns.getLong(i)));
        }
    }
}
