/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entirespace.core.artifact.FileSeal;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory, in a process of its own, for as long as this session is open. Every call names its step, so that a
 * failure can be told by it. One thread at a time may call it; {@link #close} may be called from any.
 *
 * <p>Every call throws {@link SqlFailedException} for SQL that fails, {@link DiskFullException} where the disk is full, {@link
 * DuckDiedException} when the process ended, and another {@link IOException} for other trouble with files.
 */
public final class DuckSession implements AutoCloseable {

    private final DuckProcess process;

    private DuckSession(DuckProcess process) {
        this.process = process;
    }

    /** Starts a database process. */
    public static DuckSession start(DuckOptions options) throws IOException {
        DuckSession session = new DuckSession(DuckProcess.start(options.workFolder()));
        try {
            session.ask("start", Setup.of(options));
            return session;
        } catch (Throwable failure) {
            session.close();
            throw failure;
        }
    }

    /** Runs SQL whose result, if any, is of no interest. */
    public void execute(String step, String sql) throws IOException {
        ask(step, Request.toExecute(sql));
    }

    /** Runs a query whose result is small. */
    public List<Row> query(String step, String sql) throws IOException {
        return present(ask(step, Request.toQuery(sql)).rows()).stream()
                .map(Row::new)
                .toList();
    }

    /** Holds flags of impressions in memory, for SQL to ask. */
    public void flag(String step, FlagJob job) throws IOException {
        ask(step, Request.toFlag(job));
    }

    /** Gives samples their places, for {@link #encode} and for SQL to ask. */
    public void arrange(String step, ArrangeJob job) throws IOException {
        ask(step, Request.toArrange(job));
    }

    /** Encodes samples into column files and publishes these under names that carry their checksums. */
    public List<FileSeal> encode(String step, EncodeJob job) throws IOException {
        return present(ask(step, Request.toEncode(job)).seals());
    }

    /** Encodes rows in their order, on all threads; returns their number, then of each field how many are missing and how many unknown. */
    public Row encodeRows(String step, RowsJob job) throws IOException {
        return new Row(present(ask(step, Request.toEncodeRows(job)).rows()).get(0));
    }

    /** Opens scores, for SQL to read. */
    public void score(String step, ScoreJob job) throws IOException {
        ask(step, Request.toScore(job));
    }

    /** Reads text files into a table. */
    public void load(String step, TextJob job) throws IOException {
        ask(step, Request.toLoad(job));
    }

    /** Holds events in memory, for SQL to count. */
    public void count(String step, CountJob job) throws IOException {
        ask(step, Request.toCount(job));
    }

    /** The database process's id. */
    public long pid() {
        return process.pid();
    }

    /** Ends the database process at once, whatever it is doing. */
    @Override
    public void close() {
        process.close();
    }

    /** The folder that SQL may write to, as SQL must name it. */
    public Path workFolder() {
        return process.workFolder();
    }

    private Reply ask(String step, Object message) throws IOException {
        Reply reply = process.ask(step, message);
        Reply.Failure failure = reply.failure();
        if (failure == null) {
            return reply;
        }
        String text = failure.message();
        if (DiskFullException.isToldBy(text)) {
            throw new DiskFullException(step, text);
        }
        if (failure.source() == Reply.Source.PROGRAM) {
            throw new IllegalStateException("step '" + step + "': " + text);
        }
        throw failure.source() == Reply.Source.SQL
                ? new SqlFailedException(step, text)
                : new IOException("step '" + step + "': " + text);
    }

    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the database process answered another question");
        }
        return part;
    }
}
