/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.artifact.HashedName;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.EncodeJob;
import org.entirespace.data.duck.Row;
import org.entirespace.data.plan.ImpressionPlan;
import org.entirespace.data.sample.FileRole;
import org.entirespace.data.sample.SampleFile;
import org.entirespace.data.sample.SampleLayout;
import org.entirespace.data.sample.Split;
import org.entirespace.data.sample.SplitSummary;

/** The two files of a split: Parquet with raw values, which preparing goes on to read, and from it the column file. */
final class SampleFiles {

    private final DuckSession session;
    private final Path outFolder;
    private final ImpressionPlan impressions;
    private final List<Split> splits = new ArrayList<>();

    /** Files of {@code outFolder}; {@code impressions} tells whether samples have a group and an id. */
    SampleFiles(DuckSession session, Path outFolder, ImpressionPlan impressions) {
        this.session = session;
        this.outFolder = outFolder;
        this.impressions = impressions;
    }

    /**
     * Writes the Parquet files of the splits that are wanted, and of others that have samples, within the work folder. This is
     * where samples come about: labels, history and order are computed row by row on the way to the files.
     */
    void write(SampleQuery samples, List<Split> wanted, long seed) throws IOException {
        List<String> found = session.query("splits", samples.splits()).stream()
                .map(row -> row.text(0))
                .toList();
        for (Split split : Split.values()) {
            if (wanted.contains(split) || found.contains(SplitRule.name(split))) {
                session.execute(
                        "write " + SplitRule.name(split),
                        "COPY (" + samples.query(split, seed) + ") TO "
                                + Sql.text(parquet(split).toString())
                                + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)");
                splits.add(split);
            }
        }
    }

    /** The splits that were written. */
    List<Split> splits() {
        return List.copyOf(splits);
    }

    /** SQL that reads what was written of a split, from {@code FROM} on, with the sample's number as file_row_number. */
    String read(Split split) {
        return " FROM read_parquet(" + Sql.text(parquet(split).toString()) + ", file_row_number = true)";
    }

    /** Encodes the Parquet file, and publishes both files. */
    List<SampleFile> publish(SplitSummary summary, Schema schema, List<String> behaviors) throws IOException {
        Split split = summary.split();
        EncodeJob job = new FieldCodes(session, split, read(split))
                .job(
                        numbers(behaviors),
                        Math.toIntExact(summary.rows()),
                        new SampleLayout(schema, behaviors, bagValues(split, schema), impressions.id() != null),
                        outFolder.resolve(SplitRule.name(split) + ".columns"));
        FileSeal columns = session.encode("encode " + SplitRule.name(split), job);
        FileSeal samples = HashedName.publish(parquet(split), outFolder.resolve(SplitRule.name(split) + ".parquet"));
        return List.of(
                new SampleFile(split, FileRole.SAMPLES, samples), new SampleFile(split, FileRole.COLUMNS, columns));
    }

    /** Publishes the side file of rejected rows, if there are any. */
    List<SampleFile> publishRejected(RejectedRows rejected) throws IOException {
        if (rejected.byReason().isEmpty()) {
            return List.of();
        }
        Path file = session.workFolder().resolve("rejected.csv");
        rejected.writeTo(file);
        return List.of(
                new SampleFile(null, FileRole.REJECTED, HashedName.publish(file, outFolder.resolve("rejected.csv"))));
    }

    /** What a sample has besides its fields. */
    private List<String> numbers(List<String> behaviors) {
        List<String> columns = new ArrayList<>(List.of("file_row_number", groupNumber()));
        if (impressions.id() != null) {
            columns.add(Sql.name(SampleQuery.ID));
        }
        behaviors.forEach(behavior -> columns.add(Sql.name(SampleQuery.LABEL + behavior)));
        return columns;
    }

    /** A number for each group that is the same in every run; without groups, samples are numbered. */
    private String groupNumber() {
        return impressions.group() != null
                ? "CAST('0x' || left(md5(coalesce(CAST(\"group\" AS VARCHAR), '')), 15) AS BIGINT)"
                : "file_row_number";
    }

    private List<Long> bagValues(Split split, Schema schema) throws IOException {
        List<String> sums = schema.fields().stream()
                .filter(field -> field.kind() == FieldKind.BAG)
                .map(field -> FieldFit.valueSql(field.kind(), Sql.name(field.column())))
                .map(list -> "coalesce(sum(list_count(" + list + ")), 0)")
                .collect(Collectors.toList());
        if (sums.isEmpty()) {
            return List.of();
        }
        Row row = session.query(
                        "count bags of " + SplitRule.name(split), "SELECT " + String.join(", ", sums) + read(split))
                .get(0);
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            counts.add(row.whole(i));
        }
        return counts;
    }

    private Path parquet(Split split) {
        return session.workFolder().resolve(SplitRule.name(split) + ".parquet");
    }
}
