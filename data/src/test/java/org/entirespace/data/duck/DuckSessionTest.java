/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckSessionTest {

    @TempDir
    static Path folder;

    private static DuckSession session;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        session = open("work");
    }

    @AfterAll
    static void end() {
        session.close();
    }

    private static DuckSession open(String work) throws IOException {
        Path workFolder = Files.createDirectories(folder.resolve(work));
        return DuckSession.start(new DuckOptions("200MB", 1, List.of(folder.resolve("data")), workFolder));
    }

    @Test
    void answersQueriesWithTheirValuesAsText() throws IOException {
        session.execute("make", "CREATE OR REPLACE TABLE t AS SELECT 0.1::DOUBLE AS x, NULL AS y, 'ü\n\"' AS z");

        Row row = session.query("ask", "SELECT x, y, z, 9223372036854775807 FROM t")
                .get(0);

        assertThat(row.real(0)).isEqualTo(0.1);
        assertThat(row.isNull(1)).isTrue();
        assertThat(row.text(2)).isEqualTo("ü\n\"");
        assertThat(row.whole(3)).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> row.text(1)).hasMessageContaining("is NULL");
    }

    @Test
    void failingSqlNamesTheStepAndLeavesTheSessionUsable() throws IOException {
        assertThatThrownBy(() -> session.execute("label", "SELECT nothing FROM nowhere"))
                .isInstanceOf(SqlFailedException.class)
                .hasMessageContaining("step 'label': Catalog Error: Table with name nowhere does not exist")
                .satisfies(e -> assertThat(((SqlFailedException) e).step()).isEqualTo("label"));
        assertThatThrownBy(() -> session.query("cast", "SELECT CAST(s AS INT) FROM (VALUES ('seven')) v(s)"))
                .isInstanceOf(SqlFailedException.class)
                .satisfies(e -> assertThat(((SqlFailedException) e).databaseMessage())
                        .startsWith("Conversion Error")
                        .contains("seven"));

        assertThat(session.query("ask", "SELECT 1").get(0).whole(0)).isEqualTo(1);
    }

    @Test
    void aFullDiskHasAnErrorOfItsOwn() throws IOException {
        for (String words : List.of(
                "No space left on device", "Disk quota exceeded", "use SET max_temp_directory_size=1GB for more")) {
            assertThatThrownBy(() -> session.query("spill", "SELECT error('IO Error: " + words + "')"))
                    .isInstanceOf(DiskFullException.class)
                    .hasMessageContaining("step 'spill': no room left on the disk: ")
                    .hasMessageContaining(words);
        }
        assertThat(session.query("ask", "SELECT 1").get(0).whole(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM read_blob('/etc/passwd')",
                "SELECT * FROM glob('/etc/*')",
                "SELECT * FROM sniff_csv('/etc/passwd')",
                "SELECT * FROM '/etc/passwd.csv'",
                "SELECT * FROM read_text('FOLDER/data/../secret')",
                "SELECT * FROM read_csv('http://127.0.0.1/x.csv')",
                "COPY (SELECT 1) TO 'FOLDER/secret'",
                "COPY (SELECT 1) TO '/tmp/entirespace-must-not-exist.csv'",
                "ATTACH 'FOLDER/secret.db'",
                "EXPORT DATABASE 'FOLDER/secret'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET threads = 4",
                "RESET memory_limit",
                "SET enable_external_access = true"
            })
    void refusesWhateverLiesOutsideItsFolders(String sql) {
        assertThatThrownBy(() -> session.execute("escape", sql.replace("FOLDER", folder.toString())))
                .isInstanceOf(SqlFailedException.class)
                .hasMessageMatching("(?s).*(Permission Error|Missing Extension Error|configuration has been locked).*");
    }

    @Test
    void readsTextLineByLineAndKeepsLinesThatAreNotUtf8Apart() throws IOException {
        Path text = folder.resolve("data/lines.txt");
        Files.write(text, new byte[] {
            (byte) 0xef, (byte) 0xbb, (byte) 0xbf, 'a', '\r', '\n', '\n', (byte) 0xff, 'b', '\n', 'c', '"'
        });
        session.load(
                "text", new TextJob("lines", "broken", List.of(new TextJob.TextFile("lines.txt", text.toString()))));

        assertThat(session.query("ask", "SELECT * FROM lines ORDER BY line_number"))
                .extracting(row -> row.text(0) + " " + row.text(1) + " " + row.text(2))
                .containsExactly("lines.txt 1 a", "lines.txt 2 ", "lines.txt 4 c\"");
        assertThat(session.query("ask", "SELECT line_number, line FROM broken"))
                .extracting(row -> row.text(0) + " " + row.text(1))
                .containsExactly("3 \ufffdb");
    }

    @Test
    void deathOfTheProcessIsToldWithTheStepThatRan() throws Exception {
        DuckSession doomed = open("doomed");
        CompletableFuture<Void> killer = CompletableFuture.runAsync(
                () -> ProcessHandle.of(doomed.pid()).orElseThrow().destroyForcibly(),
                CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        assertThatThrownBy(() -> doomed.execute("count", "SELECT count(*) FROM range(1000000000000) a, range(1000) b"))
                .isInstanceOf(DuckDiedException.class)
                .hasMessageContaining("step 'count': the database process was killed by signal 9");
        killer.join();
        assertThatThrownBy(() -> doomed.execute("more", "SELECT 1")).isInstanceOf(DuckDiedException.class);
    }

    @Test
    void closingEndsTheProcessInTheMiddleOfAQuery() throws Exception {
        DuckSession closed = open("closed");
        ProcessHandle process = ProcessHandle.of(closed.pid()).orElseThrow();
        CompletableFuture<Void> closer = CompletableFuture.runAsync(
                closed::close, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));

        assertThatThrownBy(() -> closed.execute("count", "SELECT count(*) FROM range(1000000000000) a, range(1000) b"))
                .isInstanceOf(DuckDiedException.class);
        closer.join();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void optionsAreChecked() {
        assertThatThrownBy(() -> new DuckOptions("2GB; DROP", 1, List.of(), folder))
                .hasMessageContaining("memory limit '2GB; DROP'");
        assertThatThrownBy(() -> new DuckOptions("2GB", 0, List.of(), folder)).hasMessageContaining("threads 0");
    }
}
