/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.sql.SQLException;
import java.util.Arrays;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBReadableVector;

/**
 * The times of events by key, in memory. Threads may share it once it is read: all that changes then is where a search begins,
 * and it may begin anywhere.
 */
final class EventCounter {

    private static final long SPREAD = 0x9e3779b97f4a7c15L; // 2^64 over the golden ratio
    private static final int FREE = -1;
    private static final int DENSE = 8; // numbers for each key, at most, where the numbers of keys are places

    private final long[] keys; // each once, in order; (keys)
    private final int[]
            ranges; // where each key's times begin and end, and where its last two searches ended; (keys, 4)
    private final long[] times; // by key, rising within each; (events)
    private final long window;
    private final boolean dense; // whether a key's slot is its distance from the first, or goes by its hash
    private final int[]
            slots; // the place of a key in keys; by hash, in its slot or a later one, and at most half of them full

    private EventCounter(long[] keys, int[] begins, long[] times, long window) {
        this.keys = keys;
        this.times = times;
        this.window = window;
        this.ranges = new int[4 * keys.length];
        long span = keys.length == 0 ? 0 : keys[keys.length - 1] - keys[0] + 1;
        this.dense = span > 0 && span <= (long) DENSE * keys.length;
        this.slots = new int[dense ? (int) span : Integer.highestOneBit(Math.max(1, keys.length)) * 4];
        Arrays.fill(slots, FREE);
        for (int key = 0; key < keys.length; key++) {
            slots[freeSlot(keys[key])] = key;
            ranges[4 * key] = begins[key];
            ranges[4 * key + 1] = begins[key + 1];
            ranges[4 * key + 2] = begins[key];
            ranges[4 * key + 3] = begins[key];
        }
    }

    private int freeSlot(long key) {
        int slot = dense ? (int) (key - keys[0]) : slot(key);
        while (slots[slot] != FREE) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    /** Reads the events of a job. */
    static EventCounter read(DuckDBConnection connection, CountJob job) throws SQLException {
        Reading reading = new Reading(job);
        Chunks.read(connection, job.sql(), chunk -> {
            DuckDBReadableVector keys = chunk.vector(0);
            DuckDBReadableVector times = chunk.vector(1);
            for (long row = 0; row < chunk.rowCount(); row++) {
                reading.add(keys.getLong(row), times.getLong(row));
            }
        });
        return reading.counter();
    }

    /** What was read so far. */
    private static final class Reading {

        private final CountJob job;
        private final long[] keys;
        private final int[] begins;
        private final long[] times;
        private int found;
        private int at;

        Reading(CountJob job) {
            this.job = job;
            keys = new long[job.keys()];
            begins = new int[job.keys() + 1];
            times = new long[job.events()];
        }

        void add(long key, long time) {
            if (at == 0 || key != keys[found - 1]) {
                begins[found] = at;
                keys[found++] = key;
            }
            times[at++] = time;
        }

        EventCounter counter() {
            if (at != job.events() || found != job.keys()) {
                throw new IllegalStateException(
                        at + " events of " + found + " keys came; expected " + job.events() + " of " + job.keys());
            }
            begins[found] = at;
            return new EventCounter(keys, begins, times, job.window());
        }
    }

    /** The number of events of a key in [time - window, time). */
    int before(long key, long time) {
        int place = dense ? placeByDistance(key) : placeByHash(key);
        return place == FREE
                ? 0
                : firstNotBefore(4 * place, 4 * place + 2, time)
                        - firstNotBefore(4 * place, 4 * place + 3, time - window);
    }

    private int placeByDistance(long key) {
        long slot = key - keys[0];
        return slot < 0 || slot >= slots.length ? FREE : slots[(int) slot];
    }

    private int placeByHash(long key) {
        int slot = slot(key);
        while (slots[slot] != FREE && keys[slots[slot]] != key) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slots[slot];
    }

    private int slot(long key) {
        long hash = key * SPREAD;
        return (int) (hash ^ (hash >>> 32)) & (slots.length - 1);
    }

    /**
     * The place of the first time of a key that is not before another. Impressions mostly come in the order of time, so the place
     * is mostly where the last search ended, or near it.
     */
    private int firstNotBefore(int range, int hint, long time) {
        int low = ranges[range];
        int high = ranges[range + 1];
        int near = ranges[hint];
        int step = 1;
        if (near < high && times[near] < time) {
            low = near + 1;
            while (low + step < high && times[low + step - 1] < time) {
                low += step;
                step *= 2;
            }
            high = Math.min(high, low + step);
        } else {
            high = near;
            while (high - step > low && times[high - step] >= time) {
                high -= step;
                step *= 2;
            }
            low = Math.max(low, high - step);
        }
        int found = bisect(low, high, time);
        ranges[hint] = found;
        return found;
    }

    /** The place of the first of some times that is not before another. */
    private int bisect(int from, int to, long time) {
        int low = from;
        int high = to;
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
