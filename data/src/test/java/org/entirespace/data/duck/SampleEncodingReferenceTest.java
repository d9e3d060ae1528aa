/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.duckdb.DuckDBConnection;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldEncoder;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.column.ColumnFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files written column by column hold what sorting the rows and encoding one value at a time would put there. */
class SampleEncodingReferenceTest {

    private static final int ROWS = 5000;
    private static final int TRAIN = 3000;
    private static final List<String> BEHAVIORS = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");

    private record Line(int impression, long hash, int second, String text, String bag, double number, int label) {}

    @TempDir
    Path folder;

    private final List<Line> lines = new ArrayList<>();
    private DuckDBConnection connection;
    private Statement statement;

    @BeforeEach
    void makeLog() throws Exception {
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        statement = connection.createStatement();
        statement.execute(
                "CREATE TABLE log (i BIGINT, h BIGINT, s INTEGER, text VARCHAR, bag VARCHAR, x DOUBLE, l TINYINT)");
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < ROWS; i++) {
            // every third impression is no sample; hashes are tied in pairs and threes
            Line line = new Line(
                    3 * i,
                    random.nextInt(ROWS),
                    random.nextInt(1 << 30),
                    "t" + random.nextInt(40),
                    ("b" + random.nextInt(9) + "\u001f").repeat(random.nextInt(4)),
                    random.nextInt(10) == 0 ? Double.NaN : random.nextDouble(),
                    random.nextInt(3) - 1);
            lines.add(line);
            statement.execute("INSERT INTO log VALUES (" + line.impression + ", " + line.hash + ", " + line.second
                    + ", '" + line.text + "', '" + line.bag + "', CAST('" + line.number + "' AS DOUBLE), " + line.label
                    + ")");
        }
        statement.execute("CREATE TYPE texts AS ENUM (SELECT DISTINCT text FROM log)");
        statement.execute("CREATE TYPE bags AS ENUM (SELECT DISTINCT bag FROM log)");
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
    }

    private SamplePlaces places() throws Exception {
        SamplePlaces places = new SamplePlaces();
        places.register(connection);
        places.arrange(
                connection,
                new ArrangeJob(
                        "SELECT i, h FROM log ORDER BY h",
                        "SELECT i FROM log WHERE i IN (" + ArrangeJob.TIED + ") ORDER BY h, s",
                        3 * ROWS,
                        ROWS));
        return places;
    }

    private List<Line> sorted() {
        return lines.stream()
                .sorted(Comparator.comparingLong(Line::hash).thenComparingInt(Line::second))
                .toList();
    }

    @Test
    void placesFollowTheFullOrderWhereHashesAreTied() throws Exception {
        SamplePlaces places = places();
        List<Line> sorted = sorted();
        for (int place = 0; place < ROWS; place++) {
            assertThat(places.of(sorted.get(place).impression)).isEqualTo(place);
        }
        assertThat(places.of(1)).isEqualTo(SamplePlaces.NONE);
        try (var found = statement.executeQuery("SELECT place_of(1), place_of(" + sorted.get(7).impression + ")")) {
            found.next();
            assertThat(found.getObject(1)).isNull();
            assertThat(found.getLong(2)).isEqualTo(7);
        }
    }

    @Test
    void filesHoldWhatEveryRowSaysHoweverLittleRoomThereIs() throws Exception {
        SamplePlaces places = places();
        List<FileSeal> seals = new SampleEncoding(connection, places, job("x"), SampleEncoding.ROOM).run(2);
        List<Line> sorted = sorted();
        holds(seals.get(0), sorted.subList(0, TRAIN));
        holds(seals.get(1), sorted.subList(TRAIN, ROWS));
        for (int threads = 1; threads <= 3; threads++) {
            assertThat(new SampleEncoding(connection, places, job("x"), 4096).run(threads))
                    .isEqualTo(seals);
        }
    }

    @Test
    void aColumnThatFailsIsToldAndLeavesNothing() throws Exception {
        EncodeJob job = job("error('no such number')::DOUBLE");
        assertThatThrownBy(() -> new SampleEncoding(connection, places(), job, 4096).run(2))
                .hasMessageContaining("no such number");
        assertThat(folder).isEmptyDirectory();
    }

    private static FittedField field(String name, FieldKind kind, Encoding encoding) {
        List<String> texts = encoding != Encoding.VOCABULARY
                ? List.of()
                : kind == FieldKind.BAG ? List.of("b3", "b1") : List.of("t7", "t5", "t30");
        List<Double> boundaries = encoding == Encoding.BUCKETS ? List.of(0.25, 0.5) : List.of();
        int cardinality = encoding == Encoding.STANDARDIZE ? 0 : 2 + texts.size() + boundaries.size();
        return new FittedField(name, name, kind, encoding, cardinality, texts, boundaries, 0.5, 0.25, Pooling.SUM);
    }

    private static Schema schema() {
        return new Schema(List.of(
                field("text", FieldKind.CATEGORICAL, Encoding.VOCABULARY),
                field("numbered", FieldKind.CATEGORICAL, Encoding.VOCABULARY),
                field("bag", FieldKind.BAG, Encoding.VOCABULARY),
                field("numbered_bag", FieldKind.BAG, Encoding.VOCABULARY),
                field("bucket", FieldKind.NUMERIC, Encoding.BUCKETS),
                field("number", FieldKind.NUMERIC, Encoding.STANDARDIZE)));
    }

    private EncodeJob job(String number) {
        List<Line> sorted = sorted();
        return new EncodeJob(
                List.of(target("train", sorted.subList(0, TRAIN)), target("test", sorted.subList(TRAIN, ROWS))),
                schema(),
                List.of(
                        new EncodeJob.FieldQuery("SELECT i, text FROM log", ""),
                        new EncodeJob.FieldQuery(
                                "SELECT i, CAST(enum_code(text::texts) AS INTEGER) FROM log",
                                "SELECT unnest(enum_range(NULL::texts))::VARCHAR"),
                        new EncodeJob.FieldQuery("SELECT i, bag FROM log", ""),
                        new EncodeJob.FieldQuery(
                                "SELECT i, CAST(enum_code(bag::bags) AS INTEGER) FROM log",
                                "SELECT unnest(enum_range(NULL::bags))::VARCHAR"),
                        new EncodeJob.FieldQuery("SELECT i, " + number + " FROM log", ""),
                        new EncodeJob.FieldQuery("SELECT i, x FROM log", "")),
                BEHAVIORS,
                List.of("SELECT i, l, -l, l, l, l, l, l, l FROM log", "SELECT i, l FROM log"),
                null,
                "SELECT i, i + 10 FROM log");
    }

    private EncodeJob.Target target(String name, List<Line> some) {
        long values = some.stream().mapToLong(line -> line.bag.length() / 3).sum();
        return new EncodeJob.Target(folder.resolve(name + ".columns").toString(), some.size(), List.of(values, values));
    }

    private void holds(FileSeal seal, List<Line> expected) throws Exception {
        List<FittedField> fields = schema().fields();
        FieldEncoder text = new FieldEncoder(fields.get(0));
        FieldEncoder bag = new FieldEncoder(fields.get(2));
        FieldEncoder bucket = new FieldEncoder(fields.get(4));
        FieldEncoder number = new FieldEncoder(fields.get(5));
        try (ColumnFile file = ColumnFile.open(seal.verify(folder))) {
            int[] end = {0};
            for (int i = 0; i < expected.size(); i++) {
                Line line = expected.get(i);
                for (String name : List.of("field:text", "field:numbered")) {
                    assertThat(file.ints(name).get(i)).isEqualTo(text.rowOf(line.text));
                }
                int begin = end[0];
                BagText.forEach(line.bag, element -> end[0]++);
                for (String name : List.of("field:bag", "field:numbered_bag")) {
                    assertThat(file.bagOffsets(name).get(i)).isEqualTo(begin);
                    assertThat(file.bagOffsets(name).get(i + 1)).isEqualTo(end[0]);
                    int[] at = {begin};
                    BagText.forEach(
                            line.bag,
                            element -> assertThat(bagValue(file, name, at[0]++)).isEqualTo(bag.rowOf(element)));
                }
                assertThat(file.ints("field:bucket").get(i)).isEqualTo(bucket.rowOf(line.number));
                assertThat(file.floats("field:number").get(i)).isEqualTo(number.standardized(line.number));
                assertThat(file.bytes("label:a").get(i)).isEqualTo((byte) line.label);
                assertThat(file.bytes("label:b").get(i)).isEqualTo((byte) -line.label);
                assertThat(file.bytes("label:i").get(i)).isEqualTo((byte) line.label);
                assertThat(file.longs("group").get(i)).isEqualTo(i);
                assertThat(file.longs("id").get(i)).isEqualTo(line.impression + 10L);
            }
        }
    }

    private static int bagValue(ColumnFile file, String name, int at) {
        try {
            return file.bagValues(name).get(at);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
