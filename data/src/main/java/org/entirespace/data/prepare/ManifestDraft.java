/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.sample.DayRows;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.PlanFingerprint;
import org.entirespace.data.sample.SampleFile;
import org.jspecify.annotations.Nullable;

/** What a manifest says before anything was read. */
record ManifestDraft(LogPlan plan, String name, Instant created) {

    /** The manifest, with what was read and written. */
    Manifest manifest(
            DuckSession session,
            Schema schema,
            SplitCounts counts,
            Attribution.Outcome outcome,
            Map<String, Long> sourceRows,
            List<SampleFile> files,
            @Nullable List<DayRows> days)
            throws IOException {
        return new Manifest(
                Manifest.FORMAT_VERSION,
                name,
                created,
                PlanFingerprint.of(plan),
                software(session),
                schema,
                List.copyOf(plan.behaviors().keySet()),
                plan.impressions().key(),
                plan.impressions().group(),
                plan.impressions().id(),
                LogInstant.ofMicros(outcome.observedUntil()),
                1.0,
                counts.summaries(),
                outcome.counts(plan, sourceRows),
                files,
                days,
                counts.negatives());
    }

    private static Map<String, String> software(DuckSession session) throws IOException {
        @Nullable String version = ManifestDraft.class.getPackage().getImplementationVersion();
        return Map.of(
                "entirespace",
                version == null ? "development" : version,
                "duckdb",
                session.query("version", "SELECT version()").get(0).text(0),
                "java",
                Runtime.version().toString());
    }
}
