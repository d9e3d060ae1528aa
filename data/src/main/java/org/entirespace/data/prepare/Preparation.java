/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.duck.DuckOptions;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.plan.FieldPlan;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.DayRows;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.ManifestFile;
import org.entirespace.data.sample.SampleFile;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SplitSummary;
import org.jspecify.annotations.Nullable;

/**
 * Turns a log into samples: Parquet files, column files, a manifest and a side file of rejected rows.
 *
 * <p>The same log, plan and seed give the same column files, byte for byte, whatever the number of threads. Preparing into a
 * folder that holds samples replaces them at once, when everything else is done; a run that fails or is killed leaves them as
 * they were.
 */
public final class Preparation {

    private static final List<String> STEPS = List.of(
            "sources", "views", "impressions", "events", "credit", "labels", "history", "samples", "fields", "files");

    private final LogPlan plan;
    private final PrepareOptions options;
    private final PrepareListener listener;
    private final @Nullable Continuation continuation; // null where samples are for a new model

    private Preparation(LogPlan plan, PrepareOptions options, PrepareListener listener) {
        this.plan = plan;
        this.options = options;
        this.listener = listener;
        this.continuation = options.continuation();
    }

    /**
     * Prepares samples.
     *
     * @param plan what the log means and what to make of it
     * @param dataFolder the folder that holds the log; nothing outside it is read
     * @param outFolder the folder for the samples, made where it is absent
     * @param clock the time that the manifest shows
     * @return the manifest, as written
     * @throws BadLogException when the log is not what the plan says, or cannot be learnt from
     * @throws org.entirespace.data.duck.DiskFullException when the disk is full
     * @throws org.entirespace.data.duck.DuckDiedException when the database process died
     * @throws IOException for other trouble with files or the database
     * @throws IllegalArgumentException when the plan contradicts itself
     */
    public static Manifest prepare(
            LogPlan plan,
            Path dataFolder,
            Path outFolder,
            PrepareOptions options,
            Clock clock,
            PrepareListener listener)
            throws IOException, BadLogException {
        if (!Files.isDirectory(dataFolder)) {
            throw new BadLogException(List.of("data folder " + dataFolder + " does not exist"));
        }
        return new Preparation(plan, options, listener).run(dataFolder, outFolder, clock);
    }

    private Manifest run(Path dataFolder, Path outFolder, Clock clock) throws IOException, BadLogException {
        SplitRule split = new SplitRule(plan, continuation, options.seed());
        List<LabelRule> rules = LabelRule.of(plan);
        try (WorkFolder work = WorkFolder.open(outFolder)) {
            Path data = dataFolder.toRealPath();
            Path out = outFolder.toRealPath();
            SampleFolder.sweep(out);
            DuckOptions limits = new DuckOptions(options.memoryLimit(), options.threads(), List.of(data), work.path());
            try (DuckSession session = DuckSession.start(limits)) {
                return prepare(session, data, out, split, rules, clock);
            } finally {
                // what the old manifest listed, or what this run could not finish
                SampleFolder.sweep(out);
            }
        }
    }

    private Manifest prepare(
            DuckSession session, Path data, Path out, SplitRule split, List<LabelRule> rules, Clock clock)
            throws IOException, BadLogException {
        session.execute("start", "CREATE SCHEMA prep");
        RejectedRows rejected = new RejectedRows(session);
        begin("sources");
        Map<String, Long> sourceRows = new SourceTables(session, rejected).create(plan.sources(), data);
        begin("views");
        new UserViews(session).create(plan.views());
        LogShape shape = ShapeCheck.check(session, plan);
        Attribution.Outcome outcome = new Attribution(session, plan, rules, this::begin).run(shape, rejected);
        SourceTables.drop(session, plan.sources());
        begin("samples");
        if (continuation != null && plan.split().negativeSampling() != null) {
            listener.noted("all negatives of further days stay: a day is judged before it is learned from");
        }
        SampleQuery samples = new SampleQuery(plan, shape, split, outcome.codes());
        SplitCounts counts = SplitCounts.of(session, samples, split, rules);
        List<SplitSummary> summaries = counts.summaries();
        new SampleCheck(plan, continuation)
                .events(outcome.behaviors(), outcome.events().ignoredTypes())
                .splits(summaries, outcome.behaviors())
                .throwIfAny();
        arrange(session, new SampleOrder(plan, shape, split, continuation != null, options.seed()), summaries, outcome);
        @Nullable List<DayRows> days = continuation == null ? null : SplitCounts.days(session, samples);

        begin("fields");
        Schema schema = fit(session, samples);

        begin("files");
        ManifestDraft draft = new ManifestDraft(plan, options.name(), clock.instant());
        SampleFiles files = new SampleFiles(session, out, plan, samples, summaries);
        List<SampleFile> published = new ArrayList<>(files.publish(schema, options.raw()));
        published.addAll(files.publishRejected(rejected));
        Manifest manifest = draft.manifest(session, schema, counts, outcome, sourceRows, published, days);
        ManifestFile.write(out, manifest);
        return manifest;
    }

    private void begin(String step) {
        listener.began(step, STEPS.indexOf(step) + 1, STEPS.size());
    }

    private static void arrange(
            DuckSession session, SampleOrder order, List<SplitSummary> summaries, Attribution.Outcome outcome)
            throws IOException {
        long samples = summaries.stream().mapToLong(SplitSummary::rows).sum();
        session.arrange(
                "order of the samples",
                order.job(
                        summaries.stream().map(SplitSummary::split).toList(),
                        Math.toIntExact(outcome.impressions().rows()),
                        Math.toIntExact(samples)));
    }

    private Schema fit(DuckSession session, SampleQuery samples) throws IOException, BadLogException {
        List<FittedField> fitted = new ArrayList<>();
        if (continuation != null) {
            continuation.requireSameFields(plan.fields());
        }
        for (Map.Entry<String, FieldPlan> field : plan.fields().entrySet()) {
            FieldFit fit = new FieldFit(
                    field.getKey(),
                    field.getValue(),
                    samples.training(SampleQuery.columnOf(field.getKey(), field.getValue())));
            fitted.add(continuation == null ? fit.fit(session, listener) : grown(continuation, field, fit, session));
        }
        return new Schema(fitted);
    }

    /** The model's field; what is fitted stays, but for texts that come to its vocabulary. */
    private FittedField grown(Continuation model, Map.Entry<String, FieldPlan> field, FieldFit fit, DuckSession session)
            throws IOException, BadLogException {
        FittedField known = model.field(field.getKey(), field.getValue(), fit.encoding());
        if (known.encoding() != Encoding.VOCABULARY) {
            return known;
        }
        FittedField grown = Continuation.grown(known, fit.fit(session, PrepareListener.NONE), field.getValue());
        int further = grown.cardinality() - known.cardinality();
        if (further > 0) {
            listener.noted("field '" + known.name() + "': " + further + " new texts after "
                    + known.vocabulary().size());
        }
        return grown;
    }
}
