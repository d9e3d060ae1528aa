/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.sql.SQLException;
import org.duckdb.DuckDBConnection;

/** The times of events by key, in memory. Immutable once read, so threads may share it. */
final class EventCounter {

    private final int[] begins; // where each key's times begin; (keys + 1)
    private final long[] times; // by key, rising within each; (events)
    private final long window;

    private EventCounter(int[] begins, long[] times, long window) {
        this.begins = begins;
        this.times = times;
        this.window = window;
    }

    /** Reads the events of a job. */
    static EventCounter read(DuckDBConnection connection, CountJob job) throws SQLException {
        int[] begins = new int[job.keys() + 1];
        long[] times = new long[job.events()];
        int[] at = {0};
        Chunks.read(connection, job.sql(), chunk -> {
            for (long row = 0; row < chunk.rowCount(); row++) {
                begins[Math.toIntExact(chunk.vector(0).getLong(row)) + 1] = at[0] + 1;
                times[at[0]++] = chunk.vector(1).getLong(row);
            }
        });
        if (at[0] != job.events()) {
            throw new IllegalStateException(at[0] + " events came; expected " + job.events());
        }
        for (int key = 1; key <= job.keys(); key++) {
            begins[key] = Math.max(begins[key], begins[key - 1]);
        }
        return new EventCounter(begins, times, job.window());
    }

    /** The number of events of a key in [time - window, time). */
    int before(int key, long time) {
        return firstNotBefore(key, time) - firstNotBefore(key, time - window);
    }

    /** The place of the first time of a key that is not before another. */
    private int firstNotBefore(int key, long time) {
        int low = begins[key];
        int high = begins[key + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
