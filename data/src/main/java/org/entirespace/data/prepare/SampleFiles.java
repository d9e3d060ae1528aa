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
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.duck.BagText;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.EncodeJob;
import org.entirespace.data.duck.Row;
import org.entirespace.data.plan.ImpressionPlan;
import org.entirespace.data.sample.FileRole;
import org.entirespace.data.sample.SampleFile;
import org.entirespace.data.sample.SampleLayout;
import org.entirespace.data.sample.Split;
import org.entirespace.data.sample.SplitSummary;

/** Writes the two files of a split: Parquet with raw values, and from it the column file. */
final class SampleFiles {

    private final DuckSession session;
    private final Path outFolder;
    private final ImpressionPlan impressions;

    /** Files of {@code outFolder}; {@code impressions} tells whether samples have a group and an id. */
    SampleFiles(DuckSession session, Path outFolder, ImpressionPlan impressions) {
        this.session = session;
        this.outFolder = outFolder;
        this.impressions = impressions;
    }

    /** Writes the Parquet file within the work folder; it is published by {@link #publish}. */
    void writeParquet(Split split, SampleTable samples) throws IOException {
        session.execute(
                "write " + SplitRule.name(split),
                "COPY (" + samples.fileQuery(split) + ") TO "
                        + Sql.text(parquet(split).toString())
                        + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)");
    }

    /** Encodes the Parquet file, and publishes both files. */
    List<SampleFile> publish(SplitSummary summary, Schema schema, List<String> behaviors) throws IOException {
        Split split = summary.split();
        EncodeJob job = new EncodeJob(
                encodeSql(split, schema, behaviors),
                Math.toIntExact(summary.rows()),
                new SampleLayout(schema, behaviors, bagValues(split, schema), impressions.id() != null),
                outFolder.resolve(SplitRule.name(split) + ".columns").toString());
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

    private String encodeSql(Split split, Schema schema, List<String> behaviors) {
        List<String> columns = new ArrayList<>(List.of("file_row_number", groupNumber()));
        if (impressions.id() != null) {
            columns.add(Sql.name(SampleTable.ID));
        }
        behaviors.forEach(behavior -> columns.add(Sql.name(SampleTable.LABEL + behavior)));
        for (FittedField field : schema.fields()) {
            String value = FieldFit.valueSql(field.kind(), Sql.name(field.column()));
            columns.add(
                    switch (field.kind()) {
                        case CATEGORICAL -> value;
                        case BAG -> BagText.sql(value);
                        case NUMERIC -> "coalesce(" + value + ", CAST('NaN' AS DOUBLE))";
                    });
        }
        return "SELECT " + String.join(", ", columns) + read(split);
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
                .map(list -> "coalesce(sum(len(list_filter(" + list + ", lambda x: x IS NOT NULL))), 0)")
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

    private String read(Split split) {
        return " FROM read_parquet(" + Sql.text(parquet(split).toString()) + ", file_row_number = true)";
    }

    private Path parquet(Split split) {
        return session.workFolder().resolve(SplitRule.name(split) + ".parquet");
    }
}
