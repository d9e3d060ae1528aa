/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.data.sample.SampleLayout;
import org.entirespace.data.sample.SampleWriter;

/**
 * Writes column files one column after the other. A column is read in the order of the log, which costs one look at that column
 * alone; its encoded values are put where they belong in memory, and go to the files from there. So no row is ever sorted, and
 * no more than one column is held by each thread: of as many samples as have room, the others at the next reading.
 */
final class SampleEncoding {

    /** The most bytes of a column that a thread holds. */
    static final int ROOM = 160 << 20;

    private static final int BLOCK = 8192;

    private final DuckDBConnection connection;
    private final SamplePlaces places;
    private final EncodeJob job;
    private final int room;

    /** Encodes with at most {@code room} bytes of a column at a time. */
    SampleEncoding(DuckDBConnection connection, SamplePlaces places, EncodeJob job, int room) {
        this.connection = connection;
        this.places = places;
        this.job = job;
        this.room = room;
    }

    /** Writes and publishes the files on some threads. */
    List<FileSeal> run(int threads) throws SQLException, IOException {
        int total = job.splits().stream().mapToInt(EncodeJob.Target::rows).sum();
        if (total != places.samples()) {
            throw new IllegalStateException(total + " samples in all splits; expected " + places.samples());
        }
        List<SampleWriter> writers = new ArrayList<>();
        try {
            for (EncodeJob.Target split : job.splits()) {
                SampleLayout layout = new SampleLayout(
                        job.schema(),
                        job.behaviors(),
                        split.bagValues(),
                        !job.ids().isEmpty());
                writers.add(SampleWriter.create(Path.of(split.path()), split.rows(), layout));
            }
            if (job.groups() == null) {
                numberGroups(writers);
            }
            SharedTasks columns = new SharedTasks(threads);
            columns.run(new EncodedColumns(connection, job).all(), () -> new Worker(writers));
            FileSeal[] seals = new FileSeal[writers.size()];
            List<Integer> files = new ArrayList<>();
            writers.forEach(writer -> files.add(files.size()));
            new SharedTasks(threads)
                    .run(files, () -> file -> seals[file] = writers.get(file).publish());
            return List.of(seals);
        } finally {
            for (SampleWriter writer : writers) {
                writer.close();
            }
        }
    }

    private void numberGroups(List<SampleWriter> writers) throws IOException {
        long[] numbers = new long[BLOCK];
        for (int split = 0; split < writers.size(); split++) {
            int rows = job.splits().get(split).rows();
            for (int from = 0; from < rows; from += BLOCK) {
                int first = from;
                Arrays.setAll(numbers, i -> first + i);
                writers.get(split).appendGroups(numbers, Math.min(BLOCK, rows - from));
            }
        }
    }

    /** One thread with its connection and its room. */
    private final class Worker implements SharedTasks.Worker<PlacedColumn> {

        private final List<SampleWriter> writers;
        private final DuckDBConnection own;
        private final ByteBuffer held;
        private final int[] at = new int[Chunks.MOST];

        Worker(List<SampleWriter> writers) throws SQLException {
            this.writers = writers;
            this.own = connection.duplicate().unwrap(DuckDBConnection.class);
            long most = Math.max(Long.BYTES, places.samples() * (long) Long.BYTES);
            this.held = ByteBuffer.allocate((int) Math.min(room, most)).order(ByteOrder.nativeOrder());
        }

        @Override
        public void run(PlacedColumn column) throws SQLException, IOException {
            int window = Math.min(Math.max(1, held.capacity() / column.bytes()), column.most());
            for (int from = 0; from < places.samples(); from += Math.min(window, places.samples() - from)) {
                int size = Math.min(window, places.samples() - from);
                column.hold(held);
                read(column, from, size);
                write(column, from, size);
            }
        }

        private void read(PlacedColumn column, int from, int size) throws SQLException {
            int[] taken = {0};
            Chunks.read(own, column.sql(), chunk -> {
                taken[0] += place(chunk, from, size);
                column.take(chunk, at);
            });
            if (taken[0] != size) {
                throw new IllegalStateException(taken[0] + " values came; expected " + size + ": " + column.sql());
            }
        }

        /** Finds where a chunk's values go; how many are wanted. */
        private int place(DuckDBDataChunkReader chunk, int from, int size) {
            DuckDBReadableVector impressions = chunk.vector(0);
            int rows = (int) chunk.rowCount();
            int wanted = 0;
            for (int row = 0; row < rows; row++) {
                int place = places.of(impressions.getLong(row)) - from;
                boolean within = place >= 0 && place < size;
                at[row] = within ? place : -1;
                wanted += within ? 1 : 0;
            }
            return wanted;
        }

        /** Writes the samples from {@code from} on, each to the file of its split. */
        private void write(PlacedColumn column, int from, int size) throws IOException {
            int begin = 0; // of the split among all samples
            for (int split = 0; split < writers.size(); split++) {
                int end = begin + job.splits().get(split).rows();
                int first = Math.max(begin, from);
                int last = Math.min(end, from + size);
                if (first < last) {
                    column.write(writers.get(split), first - from, last - first);
                }
                begin = end;
            }
        }

        @Override
        public void close() throws SQLException {
            own.close();
        }
    }
}
