/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entirespace.core.graph.SpaceConfusion;
import org.entirespace.core.sample.NegativeSampling;
import org.entirespace.data.sample.IllegalLabelsException;
import org.entirespace.data.sample.LabelCheck;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.PlanFingerprint;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.train.recipe.Recipe;
import org.jspecify.annotations.Nullable;

/** Examines prepared samples. Reads, and changes nothing. */
public final class Doctor {

    private final Recipe recipe;
    private final SampleFolder samples;
    private final DoctorOptions options;
    private final List<Finding> findings = new ArrayList<>();

    private Doctor(Recipe recipe, SampleFolder samples, DoctorOptions options) {
        this.recipe = recipe;
        this.samples = samples;
        this.options = options;
    }

    /**
     * Examines samples.
     *
     * @param recipe whose graph they are for
     * @param samples the samples
     * @param question the labels of which to measure probability space confusion, null for none
     * @param options from where on something is worth a word
     * @throws IllegalArgumentException when the samples lack a label column of the graph or the question
     * @throws org.entirespace.core.artifact.CorruptArtifactException when a file is damaged
     */
    public static Diagnosis examine(
            Recipe recipe, SampleFolder samples, @Nullable ConfusionQuestion question, DoctorOptions options)
            throws IOException {
        return new Doctor(recipe, samples, options).examine(question);
    }

    private Diagnosis examine(@Nullable ConfusionQuestion question) throws IOException {
        Manifest manifest = samples.manifest();
        if (!manifest.planFingerprint().equals(PlanFingerprint.of(recipe.log()))) {
            findings.add(
                    Finding.warning("the samples were not prepared by this recipe: its log side has changed since"));
        }
        List<Funnel> funnels = new ArrayList<>();
        List<List<FieldState.Values>> values = new ArrayList<>(); // by split, each (fields)
        SpaceConfusion confusion = null;
        for (Split split : Split.values()) {
            if (manifest.splits().stream().noneMatch(summary -> summary.split() == split)) {
                continue;
            }
            try (SampleSplit rows = samples.open(split)) {
                contradictions(split, rows);
                funnels.add(Funnel.of(split, rows, recipe.graph()));
                values.add(FieldTally.of(split, rows));
                if (split == Split.TRAIN && question != null) {
                    confusion = confusion(rows, question);
                }
            }
        }
        List<FieldState> fields = fields(manifest, values);
        Optional<NegativeSampling> sampled = manifest.sampledNegatives().filter(sampling -> sampling.rate() < 1);
        sampled.ifPresent(sampling -> findings.add(Finding.warning("the train split has " + sampling.rate()
                + " of the negatives of label '" + sampling.behavior()
                + "', so its rates among impressions are not those of the log; training undoes it")));
        FunnelFindings.of(funnels, sampled.isPresent(), options, findings);
        FieldFindings.of(fields, findings);
        return new Diagnosis(
                manifest.name(), manifest.observedUntil(), options, findings, funnels, fields, question, confusion);
    }

    private void contradictions(Split split, SampleSplit rows) {
        try {
            LabelCheck.check(recipe.graph().graph(), recipe.graph().labels(), rows);
        } catch (IllegalLabelsException e) {
            e.contradictions()
                    .forEach(contradiction -> findings.add(
                            Finding.error(name(split) + " split: " + contradiction + "; training refuses it")));
        }
    }

    private SpaceConfusion confusion(SampleSplit rows, ConfusionQuestion question) {
        SpaceConfusion confusion = SpaceConfusion.of(
                rows.labels(question.click()),
                rows.labels(question.local()),
                rows.labels(question.global()),
                rows.labels(question.purchase()),
                rows.groups());
        long impossible = confusion.fold(
                found -> found.counts().localWithoutGlobal(),
                none -> none.counts().localWithoutGlobal());
        if (impossible > 0) {
            findings.add(
                    Finding.warning(
                            "label '" + question.local() + "' is positive and '" + question.global()
                                    + "' negative on " + impossible
                                    + " clicked training rows, so the second does not include the first; compare their events and windows"));
        }
        return confusion;
    }

    private static List<FieldState> fields(Manifest manifest, List<List<FieldState.Values>> values) {
        List<FieldState> fields = new ArrayList<>();
        for (int f = 0; f < manifest.schema().fields().size(); f++) {
            int field = f;
            fields.add(new FieldState(
                    manifest.schema().fields().get(f),
                    values.stream().map(split -> split.get(field)).toList()));
        }
        return fields;
    }

    static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }
}
