/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;

/**
 * The place of each sample among all samples, by the number of its impression: four bytes an impression.
 * Threads may share it as long as nobody arranges anew.
 */
final class SamplePlaces {

    /** The place of an impression that is no sample. */
    static final int NONE = -1;

    private int[] places = new int[0]; // one more than the place, 0 for none; (impressions)
    private int samples;

    /** Makes {@link ArrangeJob#FUNCTION} known to a database. */
    void register(DuckDBConnection connection) throws SQLException {
        try (DuckDBScalarFunctionBuilder function = DuckDBFunctions.scalarFunction()) {
            function.withName(ArrangeJob.FUNCTION)
                    .withParameter(DuckDBColumnType.BIGINT)
                    .withReturnType(DuckDBColumnType.BIGINT)
                    .withVectorizedFunction(this::find)
                    .register(connection);
        }
    }

    private void find(DuckDBDataChunkReader arguments, DuckDBWritableVector found) {
        DuckDBReadableVector impressions = arguments.vector(0);
        for (long row = 0; row < arguments.rowCount(); row++) {
            int place = of(impressions.getLong(row));
            if (place == NONE) {
                found.setNull(row);
            } else {
                found.setLong(row, place);
            }
        }
    }

    /** How many samples there are. */
    int samples() {
        return samples;
    }

    /** The place of an impression, from 0, or {@link #NONE}. */
    int of(long impression) {
        return places[(int) impression] - 1;
    }

    /** Gives every sample its place. */
    void arrange(DuckDBConnection connection, ArrangeJob job) throws SQLException {
        places = new int[job.impressions()];
        samples = job.samples();
        Ties ties = new Ties();
        int[] next = {0};
        Chunks.read(connection, job.sql(), chunk -> {
            DuckDBReadableVector impressions = chunk.vector(0);
            DuckDBReadableVector hashes = chunk.vector(1);
            for (long row = 0; row < chunk.rowCount(); row++) {
                long impression = impressions.getLong(row);
                ties.add(next[0], impression, hashes.getLong(row));
                put(impression, next[0]++);
            }
        });
        if (next[0] != job.samples()) {
            throw new IllegalStateException(next[0] + " samples came; expected " + job.samples());
        }
        if (!ties.places.isEmpty()) {
            resolve(connection, job, ties);
        }
    }

    private void put(long impression, int place) {
        if (places[(int) impression] != 0) {
            throw new IllegalStateException("impression " + impression + " came twice");
        }
        places[(int) impression] = place + 1;
    }

    /** Gives tied samples their places anew: the places are the same, and rise with the full order. */
    private void resolve(DuckDBConnection connection, ArrangeJob job, Ties ties) throws SQLException {
        String list = ties.impressions.stream().map(String::valueOf).collect(Collectors.joining(", "));
        int[] next = {0};
        Chunks.read(connection, job.tied().replace(ArrangeJob.TIED, list), chunk -> {
            for (long row = 0; row < chunk.rowCount(); row++) {
                int impression = (int) chunk.vector(0).getLong(row);
                places[impression] = ties.places.get(next[0]++) + 1;
            }
        });
        if (next[0] != ties.places.size()) {
            throw new IllegalStateException(next[0] + " tied samples came; expected " + ties.places.size());
        }
    }

    /** Neighbours of equal hash: there are hardly any. */
    private static final class Ties {

        private final List<Integer> places = new ArrayList<>(); // rising
        private final List<Long> impressions = new ArrayList<>();
        private long lastImpression = -1;
        private long lastHash;
        private boolean open;

        void add(int place, long impression, long hash) {
            boolean tied = lastImpression >= 0 && hash == lastHash;
            if (tied && !open) {
                places.add(place - 1);
                impressions.add(lastImpression);
            }
            if (tied) {
                places.add(place);
                impressions.add(impression);
            }
            open = tied;
            lastImpression = impression;
            lastHash = hash;
        }
    }
}
