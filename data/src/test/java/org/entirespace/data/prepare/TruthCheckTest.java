/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.entirespace.data.ProgressListener;
import org.entirespace.data.plan.LogFormat;
import org.entirespace.data.plan.LogSource;
import org.entirespace.data.world.World;
import org.entirespace.data.world.WorldOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The truth of a synthetic world is not let in by any of the doors of a log. */
@ExtendWith(SharedDuck.class)
class TruthCheckTest {

    private static final String WHY = "the truth of a synthetic world, never for training";

    private static AbstractThrowableAssert<?, ? extends Throwable> reading(TestLog duck, LogSource source) {
        return reading(duck, "leak", source);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> reading(
            TestLog duck, String name, LogSource source) {
        return assertThatThrownBy(() -> new SourceTables(duck.session(), new RejectedRows(duck.session()))
                        .create(Map.of(name, source), duck.dataFolder()))
                .isInstanceOf(BadLogException.class);
    }

    private static void write(TestLog duck, String file, String text) throws IOException {
        Path path = duck.dataFolder().resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"truth/a.csv", "Truth/a.csv", "leak/truth/of/a.csv"})
    void filesInAFolderOfTruthsAreRefused(String file, TestLog duck) throws IOException {
        write(duck, file, "x,y\n1,2\n");

        reading(duck, new LogSource(LogFormat.CSV, List.of(file), null, ",", true))
                .hasMessageContaining("source 'leak', file '" + file + "' lies in a folder 'truth': " + WHY);
    }

    @Test
    void theDataFolderMayNotBeTheFolderOfTruths(TestLog duck) throws IOException {
        write(duck, "truth/b.csv", "x,y\n1,2\n");
        TestLog inside = new TestLog(duck.session(), duck.dataFolder().resolve("truth"));

        reading(inside, new LogSource(LogFormat.CSV, List.of("b.csv"), null, ",", true))
                .hasMessageContaining("file 'b.csv' lies in a folder 'truth'");
    }

    @Test
    void aTruthBelowAGlobIsFound(TestLog duck) throws IOException {
        write(duck, "glob/one.csv", "x\n1\n");
        write(duck, "glob/truth/two.csv", "x\n1\n");

        reading(duck, new LogSource(LogFormat.CSV, List.of("glob/**.csv"), null, ",", true))
                .hasMessageContaining("glob/truth/two.csv")
                .hasMessageNotContaining("one.csv");
    }

    @Test
    void columnsOfTruthsAreRefusedInCsvWhateverIsDeclared(TestLog duck) throws IOException {
        write(duck, "named.csv", "x,Truth_Click\n1,0.5\n");
        Map<String, String> renamed = new LinkedHashMap<>();
        renamed.put("x", "INTEGER");
        renamed.put("y", "DOUBLE");
        Map<String, String> honest = new LinkedHashMap<>();
        honest.put("x", "INTEGER");
        honest.put("Truth_Click", "DOUBLE");

        reading(duck, new LogSource(LogFormat.CSV, List.of("named.csv"), null, null, null))
                .hasMessageContaining("source 'leak', named.csv, column 'Truth_Click': " + WHY);
        reading(duck, new LogSource(LogFormat.CSV, List.of("named.csv"), honest, ",", true))
                .hasMessageContaining("column 'Truth_Click': " + WHY);
        reading(duck, new LogSource(LogFormat.CSV, List.of("named.csv"), renamed, ",", null))
                .hasMessageContaining("column 'Truth_Click': " + WHY);
        write(duck, "plain.csv", "1,0.5\n");
        reading(duck, "bare", new LogSource(LogFormat.CSV, List.of("plain.csv"), honest, ",", false))
                .hasMessageContaining("source 'bare', column 'Truth_Click': " + WHY);
    }

    @Test
    void columnsOfTruthsAreRefusedInJsonAndParquet(TestLog duck) throws IOException {
        write(duck, "leak.json", "{\"x\": 1, \"truth_purchase\": 0.5}\n");
        reading(duck, "lines", new LogSource(LogFormat.JSON, List.of("leak.json"), null, null, null))
                .hasMessageContaining("source 'lines', column 'truth_purchase': " + WHY);

        Path made = duck.session().workFolder().resolve("leak.parquet");
        duck.session()
                .execute(
                        "write",
                        "COPY (SELECT 1 AS x, 0.5 AS TRUTH_click) TO " + Sql.text(made.toString())
                                + " (FORMAT parquet)");
        Files.move(made, duck.dataFolder().resolve("leak.parquet"));
        reading(duck, "blocks", new LogSource(LogFormat.PARQUET, List.of("leak.parquet"), null, null, null))
                .hasMessageContaining("source 'blocks', column 'TRUTH_click': " + WHY);
    }

    @Test
    void columnsOfTruthsAreRefusedInViews(TestLog duck) {
        assertThatThrownBy(() -> new UserViews(duck.session()).create(Map.of("joined", "SELECT 1 AS x, 2 AS truth_x")))
                .isInstanceOf(BadLogException.class)
                .hasMessage("view 'joined', column 'truth_x': " + WHY);
    }

    @Test
    void whatASimulatedWorldCallsItsTruthIsWhatIsRefused(TestLog duck) throws IOException {
        World.of(WorldOptions.defaults().withSizes(20, 20, 100))
                .write(duck.dataFolder().resolve("world"), 1, ProgressListener.NONE);
        Path truth = duck.dataFolder().resolve("world").resolve(World.TRUTH);
        LogSource inPlace = new LogSource(LogFormat.CSV, List.of("world/" + World.TRUTH), null, ",", true);

        reading(duck, inPlace).hasMessageContaining("lies in a folder 'truth'");
        Files.copy(truth, duck.dataFolder().resolve("moved.csv"));
        LogSource moved = new LogSource(LogFormat.CSV, List.of("moved.csv"), null, ",", true);
        reading(duck, moved)
                .hasMessageContaining("column 'truth_click'")
                .hasMessageContaining("column 'truth_happened_purchase'")
                .satisfies(e -> assertThat(((BadLogException) e).problems()).hasSize(13));
    }
}
