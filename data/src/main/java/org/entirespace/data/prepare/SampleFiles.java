/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.artifact.HashedName;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.EncodeJob;
import org.entirespace.data.duck.Row;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.FileRole;
import org.entirespace.data.sample.SampleFile;
import org.entirespace.data.sample.Split;
import org.entirespace.data.sample.SplitSummary;
import org.jspecify.annotations.Nullable;

/** The two files of each split: the column file with encoded samples, and Parquet with raw values. */
final class SampleFiles {

    private final DuckSession session;
    private final Path outFolder;
    private final LogPlan plan;
    private final SampleQuery samples;
    private final List<SplitSummary> splits;

    /** Files of {@code outFolder}, of samples that have their places. */
    SampleFiles(DuckSession session, Path outFolder, LogPlan plan, SampleQuery samples, List<SplitSummary> splits) {
        this.session = session;
        this.outFolder = outFolder;
        this.plan = plan;
        this.samples = samples;
        this.splits = splits;
    }

    /** Writes and publishes the files of all splits, those of {@code raw} values only on request. */
    List<SampleFile> publish(Schema schema, boolean raw) throws IOException {
        List<FileSeal> columns = session.encode("encode samples", job(schema));
        List<SampleFile> files = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < splits.size(); i++) {
            Split split = splits.get(i).split();
            if (raw) {
                files.add(new SampleFile(split, FileRole.SAMPLES, publishRaw(split, first)));
            }
            files.add(new SampleFile(split, FileRole.COLUMNS, columns.get(i)));
            first += Math.toIntExact(splits.get(i).rows());
        }
        return files;
    }

    private FileSeal publishRaw(Split split, int first) throws IOException {
        Path parquet = session.workFolder().resolve(SplitRule.name(split) + ".parquet");
        session.execute(
                "write " + SplitRule.name(split),
                "COPY (" + samples.raw(split, first) + ") TO " + Sql.text(parquet.toString())
                        + " (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)");
        return HashedName.publish(parquet, outFolder.resolve(SplitRule.name(split) + ".parquet"));
    }

    private EncodeJob job(Schema schema) throws IOException {
        List<List<Long>> bagValues = bagValues(schema);
        List<EncodeJob.Target> targets = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            Path path = outFolder.resolve(SplitRule.name(splits.get(i).split()) + ".columns");
            int rows = Math.toIntExact(splits.get(i).rows());
            targets.add(new EncodeJob.Target(path.toString(), rows, bagValues.get(i)));
        }
        return new EncodeJob(
                targets,
                schema,
                new FieldCodes(session, samples).queries(schema),
                List.copyOf(plan.behaviors().keySet()),
                labels(),
                groups(),
                plan.impressions().id() == null ? "" : samples.values(SampleQuery.ID, sql -> sql));
    }

    /** A number for each group that is the same in every run; computed once for each group where groups are numbered anyway. */
    private EncodeJob.@Nullable GroupQuery groups() {
        if (plan.impressions().group() == null) {
            return null;
        }
        Optional<String> type = samples.type("group");
        return type.isEmpty()
                ? new EncodeJob.GroupQuery(samples.values("group", SampleFiles::groupNumber), "")
                : new EncodeJob.GroupQuery(
                        samples.numbers("group"),
                        "SELECT " + groupNumber("v") + " FROM (SELECT unnest(enum_range(NULL::" + type.get()
                                + ")) AS v UNION ALL SELECT NULL)");
    }

    private static String groupNumber(String group) {
        return TextHash.sql("coalesce(CAST(" + group + " AS VARCHAR), '')");
    }

    /** Queries of the labels of some behaviours each. */
    private List<String> labels() {
        List<String> behaviors = List.copyOf(plan.behaviors().keySet());
        List<String> queries = new ArrayList<>();
        for (int first = 0; first < behaviors.size(); first += EncodeJob.LABELS) {
            List<String> some = behaviors.subList(first, Math.min(first + EncodeJob.LABELS, behaviors.size()));
            queries.add(samples.values(
                    SampleQuery.LABEL + some.get(0),
                    sql -> some.stream()
                            .map(behavior -> samples.sql(SampleQuery.LABEL + behavior))
                            .collect(Collectors.joining(", "))));
        }
        return queries;
    }

    /** The values of each bag field in each split. */
    private List<List<Long>> bagValues(Schema schema) throws IOException {
        List<List<Long>> counts = new ArrayList<>();
        splits.forEach(split -> counts.add(new ArrayList<>()));
        for (FittedField field : schema.fields()) {
            if (field.kind() == FieldKind.BAG) {
                Map<String, Long> bySplit = new HashMap<>();
                String sql = samples.listValues(field.column(), list -> FieldFit.valueSql(FieldKind.BAG, list));
                for (Row row : session.query("count bags", sql)) {
                    bySplit.put(row.text(0), row.whole(1));
                }
                for (int i = 0; i < splits.size(); i++) {
                    counts.get(i)
                            .add(bySplit.getOrDefault(
                                    SplitRule.name(splits.get(i).split()), 0L));
                }
            }
        }
        return counts;
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
}
