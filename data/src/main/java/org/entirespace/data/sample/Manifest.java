/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.entirespace.core.sample.NegativeSampling;
import org.entirespace.core.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is to be known of prepared samples without reading them. {@link ManifestFile} writes and reads it.
 *
 * @param formatVersion {@link #FORMAT_VERSION}
 * @param name what the samples are called
 * @param created when they were prepared
 * @param planFingerprint SHA-256 of the plan they were prepared by, see {@link PlanFingerprint}
 * @param software versions by name, such as {@code entirespace}, {@code duckdb}, {@code java}
 * @param schema the fields as fitted on the training split
 * @param behaviors the label columns in order
 * @param keyColumns the columns that an event shared with its impression
 * @param groupColumn the column that groups samples; null where there is none, and every sample is a group of its own
 * @param idColumn the column whose numbers samples carry as ids; null where there is none
 * @param observedUntil the instant up to which events were logged
 * @param samplingRate the share of impressions kept whatever happened on them, in (0, 1]; 1 in this version
 * @param splits what each split holds
 * @param log what was read
 * @param files every file beside the manifest that belongs to the samples
 * @param days the days of the training split, which is in their order then; null where its order is random
 * @param negativeSampling which negatives stayed in the training split, for training to undo; null where all did
 */
public record Manifest(
        int formatVersion,
        String name,
        Instant created,
        String planFingerprint,
        Map<String, String> software,
        Schema schema,
        List<String> behaviors,
        List<String> keyColumns,
        @Nullable String groupColumn,
        @Nullable String idColumn,
        Instant observedUntil,
        double samplingRate,
        List<SplitSummary> splits,
        LogCounts log,
        List<SampleFile> files,
        @Nullable List<DayRows> days,
        @Nullable NegativeSampling negativeSampling) {

    /** The format that this version writes and reads. */
    public static final int FORMAT_VERSION = 1;

    /** Checks that the parts belong together. */
    public Manifest {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(observedUntil, "observedUntil");
        Objects.requireNonNull(log, "log");
        PlanFingerprint.check(planFingerprint);
        software = Collections.unmodifiableMap(new TreeMap<>(software));
        behaviors = List.copyOf(behaviors);
        keyColumns = List.copyOf(keyColumns);
        splits = List.copyOf(splits);
        files = List.copyOf(files);
        days = days == null ? null : List.copyOf(days);
        ManifestRules.checkDays(days, splits);
        ManifestRules.checkNegatives(negativeSampling, splits);
        ManifestRules.check(formatVersion, samplingRate, behaviors, splits, files);
    }

    /** Which negatives stayed in the training split; empty where all did. */
    public Optional<NegativeSampling> sampledNegatives() {
        return Optional.ofNullable(negativeSampling);
    }

    /**
     * Checks that a split has all its samples, so that what is counted in it holds of impressions.
     *
     * @param use what it is wanted for, in words
     * @throws IllegalArgumentException when negatives were left out of it
     */
    public void requireWhole(Split split, String use) {
        NegativeSampling sampled = negativeSampling;
        if (split == Split.TRAIN && sampled != null && sampled.rate() < 1) {
            throw new IllegalArgumentException("the train split of samples '" + name + "' has a share of "
                    + sampled.rate() + " of the negatives of '" + sampled.behavior() + "'; to " + use + ","
                    + " expected a whole split");
        }
    }

    /**
     * What a split holds.
     *
     * @throws IllegalArgumentException when the samples have no such split
     */
    public SplitSummary summary(Split split) {
        return splits.stream()
                .filter(s -> s.split() == split)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("samples '" + name + "' have no split " + split));
    }

    /**
     * The column file of a split.
     *
     * @throws IllegalArgumentException when the manifest lists none
     */
    public SampleFile columns(Split split) {
        return file(split, FileRole.COLUMNS);
    }

    /**
     * The file of a split that has some role.
     *
     * @throws IllegalArgumentException when the manifest lists none
     */
    public SampleFile file(Split split, FileRole role) {
        return files.stream()
                .filter(f -> f.split() == split && f.role() == role)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("samples '" + name + "' have no file of "
                        + role.name().toLowerCase(Locale.ROOT) + " of split " + split));
    }
}
