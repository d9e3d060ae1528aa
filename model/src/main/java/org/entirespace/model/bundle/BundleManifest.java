/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.sample.NegativeSampling;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.forest.Forest;
import org.entirespace.model.forest.ForestForm;
import org.entirespace.model.heads.HeadModel;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkOptions;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a trained model but its numbers: enough to score with it, and to make it again.
 *
 * @param formatVersion the version of this format, up to {@link #FORMAT_VERSION}
 * @param seal the checksum of the manifest itself
 * @param name the model's name
 * @param created when it was written, ISO 8601
 * @param graph the behaviour graph
 * @param labels the label column of each behaviour of the graph
 * @param schema the fitted input fields
 * @param network the form of the network, absent in a bundle of a forest
 * @param forest the form of the forest, absent in a bundle of a network
 * @param samplingRate the rate at which training samples were drawn from all impressions whatever happened on them, in (0, 1]
 * @param provenance seed, options, data fingerprint, versions and machine, by name
 * @param history one record for each epoch
 * @param bestEpoch the epoch whose parameters these are
 * @param files the sealed files
 * @param days one record for each day that was learned after these epochs; absent where none was
 * @param negativeSampling which negatives it was trained on, where not on all; what undoes that is in the form of the model
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BundleManifest(
        int formatVersion,
        String seal,
        String name,
        String created,
        BehaviorGraph graph,
        Map<String, String> labels,
        Schema schema,
        @Nullable NetworkOptions network,
        @Nullable ForestForm forest,
        double samplingRate,
        Map<String, String> provenance,
        List<EpochRecord> history,
        int bestEpoch,
        List<FileSeal> files,
        @Nullable List<DayRecord> days,
        @Nullable NegativeSampling negativeSampling) {

    /** The version written; it and all before it are read. Version 1 has no golden requests, version 2 no file of scores. */
    public static final int FORMAT_VERSION = 3;

    /** The seal of a manifest that is not sealed yet. */
    public static final String UNSEALED = "0".repeat(64);

    /** Checks that nothing is absent and copies the collections, keeping their order. */
    public BundleManifest {
        Objects.requireNonNull(seal, "seal");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(schema, "schema");
        if ((network == null) == (forest == null)) {
            throw new IllegalArgumentException("expected the form of a network, or that of a forest");
        }
        if (!(samplingRate > 0 && samplingRate <= 1)) {
            throw new IllegalArgumentException("sampling rate " + samplingRate + "; expected in (0, 1]");
        }
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
        history = List.copyOf(history);
        files = List.copyOf(files);
        days = days == null ? null : List.copyOf(days);
    }

    /** The days that were learned, oldest first; empty where the model was trained at once. */
    public List<DayRecord> learnedDays() {
        List<DayRecord> learned = days;
        return learned == null ? List.of() : learned;
    }

    /** This manifest, not sealed, with other files. */
    public BundleManifest withFiles(List<FileSeal> others) {
        return with(history, others);
    }

    /** This manifest, not sealed, with another history. */
    public BundleManifest withHistory(List<EpochRecord> other) {
        return with(other, files);
    }

    /** Which negatives it was trained on; empty where on all. */
    public Optional<NegativeSampling> sampledNegatives() {
        return Optional.ofNullable(negativeSampling);
    }

    /**
     * The manifest, not sealed, of this model after further days, of which all samples were learned.
     *
     * @param model the network, its fields with grown vocabularies
     * @param now when it is written
     * @param facts what it was made from last
     * @param all every day learned, oldest first
     */
    public BundleManifest learning(Network model, String now, Map<String, String> facts, List<DayRecord> all) {
        return new BundleManifest(
                FORMAT_VERSION,
                UNSEALED,
                name,
                now,
                graph,
                labels,
                model.schema(),
                model.options(),
                null,
                samplingRate,
                facts,
                history,
                bestEpoch,
                files,
                all,
                null);
    }

    /**
     * The manifest, not sealed, of this model read out by calibration maps.
     *
     * @param model the calibrated model
     * @param now when it is written
     * @param words how it was calibrated, for people
     */
    public BundleManifest calibrated(HeadModel model, String now, String words) {
        Map<String, String> facts = new LinkedHashMap<>(provenance);
        facts.put("calibration", words);
        return new BundleManifest(
                FORMAT_VERSION,
                UNSEALED,
                name,
                now,
                graph,
                labels,
                schema,
                model instanceof Network of ? of.options() : null,
                model instanceof Forest of ? of.form() : null,
                samplingRate,
                facts,
                history,
                bestEpoch,
                files,
                days,
                negativeSampling);
    }

    private BundleManifest with(List<EpochRecord> epochs, List<FileSeal> seals) {
        return new BundleManifest(
                FORMAT_VERSION,
                UNSEALED,
                name,
                created,
                graph,
                labels,
                schema,
                network,
                forest,
                samplingRate,
                provenance,
                epochs,
                bestEpoch,
                seals,
                days,
                negativeSampling);
    }
}
