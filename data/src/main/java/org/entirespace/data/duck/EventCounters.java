/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;

/** The counters of a database, which SQL asks by {@link CountJob#FUNCTION}. The database may ask from several threads. */
final class EventCounters {

    private final Map<Long, EventCounter> counters = new ConcurrentHashMap<>();

    /** Makes the function known to a database. */
    void register(DuckDBConnection connection) throws SQLException {
        try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
            function.withName(CountJob.FUNCTION)
                    .withParameters(DuckDBColumnType.BIGINT, DuckDBColumnType.BIGINT, DuckDBColumnType.BIGINT)
                    .withReturnType(DuckDBColumnType.BIGINT)
                    .withVectorizedFunction(this::count)
                    .register(connection);
        }
    }

    /** Reads the events of a job; from now on its number means them. */
    void ready(DuckDBConnection connection, CountJob job) throws SQLException {
        counters.put((long) job.feature(), EventCounter.read(connection, job));
    }

    private void count(DuckDBDataChunkReader arguments, DuckDBWritableVector counts) {
        DuckDBReadableVector features = arguments.vector(0);
        DuckDBReadableVector keys = arguments.vector(1);
        DuckDBReadableVector times = arguments.vector(2);
        for (long row = 0; row < arguments.rowCount(); row++) {
            if (features.isNull(row) || keys.isNull(row) || times.isNull(row)) {
                counts.setNull(row);
                continue;
            }
            EventCounter counter = counters.get(features.getLong(row));
            if (counter == null) {
                throw new IllegalArgumentException("no events of number " + features.getLong(row) + " were readied");
            }
            counts.setLong(row, counter.before(keys.getLong(row), times.getLong(row)));
        }
    }
}
