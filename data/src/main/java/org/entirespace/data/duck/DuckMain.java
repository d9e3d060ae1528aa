/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The program of the database process: answers questions on its standard input until that ends. Not for people. */
final class DuckMain {

    private DuckMain() {}

    public static void main(String[] arguments) throws Exception {
        CompletableFuture<Void> library = CompletableFuture.runAsync(DuckDatabase::load);
        Wire wire = new Wire(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
        BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
        Thread listener = new Thread(() -> listen(wire, lines), "questions");
        listener.setDaemon(true);
        listener.start();

        Optional<String> first = lines.take();
        if (first.isEmpty()) {
            return;
        }
        Setup setup = Wire.read(first.get(), Setup.class);
        library.join();
        try (DuckDatabase database = DuckDatabase.open(setup)) {
            wire.send(Reply.done());
            for (Optional<String> line = lines.take(); line.isPresent(); line = lines.take()) {
                wire.send(answer(database, Wire.read(line.get(), Request.class)));
            }
        }
    }

    /** Reads ahead, so that the death of the parent is noticed in the middle of a query too. */
    private static void listen(Wire wire, BlockingQueue<Optional<String>> lines) {
        try {
            for (@Nullable String line = wire.receive(); line != null; line = wire.receive()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException broken) {
            // as good as the end of the conversation
        }
        Runtime.getRuntime().halt(0);
    }

    private static Reply answer(DuckDatabase database, Request request) {
        try {
            return database.answer(request);
        } catch (SQLException e) {
            return Reply.failed(Reply.Source.SQL, DuckDatabase.plainMessage(e));
        } catch (IOException e) {
            return Reply.failed(Reply.Source.FILE, e.getMessage());
        } catch (RuntimeException e) {
            return Reply.failed(Reply.Source.PROGRAM, e.toString());
        }
    }
}
