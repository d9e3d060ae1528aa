/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.duckdb.DuckDBDataChunkReader;
import org.entirespace.data.sample.SampleWriter;

/**
 * A column of sample files on its way: values come in the order of the log, are held by their place, and are written in the
 * order of the samples. Used by one thread.
 */
interface PlacedColumn {

    /** A query of impressions, each with its value or values. */
    String sql();

    /** The bytes that a value takes while it is held. */
    int bytes();

    /** The most values to be held at a time, whatever the room. */
    default int most() {
        return Integer.MAX_VALUE;
    }

    /** Holds values in a room from now on, none at first. */
    void hold(ByteBuffer room);

    /**
     * Takes the values of a chunk.
     *
     * @param at where in the room each row's values go, negative for rows whose values are not wanted now
     */
    void take(DuckDBDataChunkReader chunk, int[] at);

    /** Appends {@code count} values, from {@code from} on, to a file. */
    void write(SampleWriter writer, int from, int count) throws IOException;
}
