/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.entirespace.core.artifact.FolderTree;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.duck.DuckOptions;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.Split;

/** A few samples with their raw values, as a service would send them. */
public final class RawSamples {

    private static final String MEMORY = "500MB";
    private static final String SAMPLE = "sample";
    private static final int AMONG = 10_000;

    /**
     * One sample.
     *
     * @param number its place in the column file of its split, from 0
     * @param values a JSON object with a key for each field of the schema: a text, a list of texts, a number, or null where it is
     *     missing
     */
    public record RawSample(long number, String values) {}

    private RawSamples() {}

    /**
     * Some samples of a split, among those that come first in the log.
     *
     * @param count how many are read, fewer where the split has fewer
     * @throws IllegalArgumentException when the split is not among those of the manifest
     * @throws IOException when its file cannot be read
     */
    public static List<RawSample> read(SampleFolder samples, Split split, int count) throws IOException {
        Path file = samples.samples(split).toAbsolutePath().normalize();
        Path folder = Objects.requireNonNull(file.getParent());
        String prefix = "entirespace-rows-" + ProcessHandle.current().pid() + "-";
        Path work = Files.createTempDirectory(prefix).toRealPath();
        try (DuckSession session = DuckSession.start(new DuckOptions(MEMORY, 1, List.of(folder), work))) {
            return session.query("read raw samples", sql(samples.manifest().schema(), file, count)).stream()
                    .map(row -> new RawSample(row.whole(0), row.text(1)))
                    .toList();
        } finally {
            FolderTree.delete(work);
        }
    }

    /** Files lie in the order of the log; samples are numbered in a random one. */
    private static String sql(Schema schema, Path file, int count) {
        String values = schema.fields().stream().map(RawSamples::value).collect(Collectors.joining(", "));
        return "SELECT " + SAMPLE + ", CAST(to_json(struct_pack(" + values
                + ")) AS VARCHAR) FROM (SELECT * FROM read_parquet("
                + Sql.text(file.toString()) + ") LIMIT " + Math.max(AMONG, count) + ") ORDER BY " + SAMPLE + " LIMIT "
                + count;
    }

    private static String value(FittedField field) {
        return Sql.name(field.name()) + " := " + FieldFit.valueSql(field.kind(), Sql.name(field.column()));
    }
}
