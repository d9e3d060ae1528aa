/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** The database within the child process. A failed statement closes itself, so every question gets a statement of its own. */
final class DuckDatabase implements AutoCloseable {

    private static final String WRAPPED = "Attempting to execute an unsuccessful or closed pending query result";
    private static final String INNER = "Error: ";

    private final DuckDBConnection connection;
    private final int threads;
    private final EventCounters counters = new EventCounters();
    private final ImpressionFlags flags = new ImpressionFlags();
    private final SamplePlaces places = new SamplePlaces();
    private final RowScores scores = new RowScores();

    private DuckDatabase(DuckDBConnection connection, int threads) {
        this.connection = connection;
        this.threads = threads;
    }

    /** Has the native library unpacked and loaded, which takes a third of a second: time for something else. */
    static void load() {
        try {
            DriverManager.getConnection("jdbc:duckdb:").close();
        } catch (SQLException e) {
            throw new IllegalStateException("no database", e);
        }
    }

    static DuckDatabase open(Setup setup) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try {
            for (String setting : settings(setup)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SET " + setting);
                }
            }
            DuckDatabase database = new DuckDatabase(connection.unwrap(DuckDBConnection.class), setup.threads());
            database.counters.register(database.connection);
            database.flags.register(database.connection);
            database.places.register(database.connection);
            database.scores.register(database.connection);
            return database;
        } catch (Throwable failure) {
            connection.close();
            throw failure;
        }
    }

    /** The last two close the door: no file outside the folders, no network, no further change of settings. */
    private static List<String> settings(Setup setup) {
        List<String> folders = new ArrayList<>();
        setup.readFolders().forEach(folder -> folders.add(literal(folder + "/")));
        folders.add(literal(setup.workFolder() + "/"));
        return List.of(
                "TimeZone = 'UTC'",
                "memory_limit = " + literal(setup.memoryLimit()),
                "threads = " + setup.threads(),
                "temp_directory = "
                        + literal(Path.of(setup.workFolder(), "spill").toString()),
                "preserve_insertion_order = true",
                "enable_progress_bar = false",
                "autoinstall_known_extensions = false",
                "autoload_known_extensions = false",
                "allowed_directories = [" + String.join(", ", folders) + "]",
                "enable_external_access = false",
                "lock_configuration = true");
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    Reply answer(Request request) throws SQLException, IOException {
        if (request.execute() != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(request.execute());
            }
            return Reply.done();
        }
        if (request.query() != null) {
            return Reply.of(rows(request.query()));
        }
        if (request.encode() != null) {
            return Reply.sealed(
                    new SampleEncoding(connection, places, request.encode(), SampleEncoding.ROOM).run(threads));
        }
        if (request.text() != null) {
            TextLoading.run(connection, request.text());
            return Reply.done();
        }
        if (request.count() != null) {
            counters.ready(connection, request.count());
            return Reply.done();
        }
        if (request.flag() != null) {
            flags.read(connection, request.flag());
            return Reply.done();
        }
        if (request.arrange() != null) {
            places.arrange(connection, request.arrange());
            return Reply.done();
        }
        if (request.rows() != null) {
            return Reply.of(List.of(new ArrayList<>(RowsEncoding.run(connection, request.rows(), threads))));
        }
        if (request.score() != null) {
            scores.ready(request.score());
            return Reply.done();
        }
        throw new IllegalStateException("a question without content");
    }

    private List<List<@Nullable String>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (result.next()) {
                List<@Nullable String> row = new ArrayList<>(columns);
                for (int column = 1; column <= columns; column++) {
                    Object value = result.getObject(column);
                    row.add(value == null ? null : value.toString());
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /** What the database said, without the driver's wrapping. */
    static String plainMessage(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        int inner = message.indexOf(INNER);
        return message.contains(WRAPPED) && inner >= 0
                ? message.substring(message.indexOf(INNER, message.indexOf(WRAPPED)) + INNER.length())
                : message;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
