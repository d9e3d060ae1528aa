/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.schema.FittedField;
import org.entirespace.model.bundle.ScoreReference.QuantityScores;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.serve.drift.DriftLevel;
import org.entirespace.serve.drift.QuantityDrift;
import org.entirespace.serve.drift.ScoreDrift;
import org.entirespace.serve.holder.ServedModel;

/** What is counted of one version of a model, for as long as it is served. Threads share it. */
final class ModelMeters {

    private final MeterRegistry registry;
    private final List<Meter> meters = new ArrayList<>();
    private final Counter rows;
    private final List<Counter> missing = new ArrayList<>(); // by field
    private final List<Counter> unknown = new ArrayList<>(); // by field
    private final List<BoundCounts> scores =
            new ArrayList<>(); // by quantity; kept, since meters hold what they read weakly

    ModelMeters(MeterRegistry registry, ServedModel model) {
        this.registry = registry;
        Tags tags = Tags.of("model", model.name(), "version", model.version());
        keep(Gauge.builder("entirespace.model", () -> 1)
                .description("1 for each version that is served")
                .tags(tags)
                .register(registry));
        rows = counter("entirespace.rows", "candidates scored", tags);
        for (FittedField field : model.schema().fields()) {
            Tags ofField = tags.and("field", field.name());
            missing.add(counter("entirespace.values.missing", "rows without a value of a field", ofField));
            unknown.add(
                    counter("entirespace.values.unknown", "texts that a field's vocabulary does not know", ofField));
        }
        for (int q = 0; q < model.quantities().size(); q++) {
            String key = model.quantities().get(q).key();
            scores.add(BoundCounts.ofProbabilities());
            meters.addAll(scores.get(q)
                    .register(
                            registry, "entirespace.scores", "probabilities up to a bound", tags.and("quantity", key)));
        }
        model.drift().ifPresent(drift -> drift(drift, tags));
    }

    /** How scores stand to those when the model was written, and how these were. */
    private void drift(ScoreDrift drift, Tags tags) {
        gauge("entirespace.scores.window.rows", "rows that the index is of", tags, drift, ScoreDrift::rows);
        List<QuantityDrift> all = drift.state();
        for (int q = 0; q < all.size(); q++) {
            int at = q;
            Tags ofQuantity = tags.and("quantity", all.get(q).quantity());
            gauge(
                    "entirespace.scores.psi",
                    "population stability index of recent scores against those when the model was written",
                    ofQuantity,
                    drift,
                    watched -> watched.state().get(at).psi().value().orElse(Double.NaN));
            gauge(
                    "entirespace.scores.drift",
                    "0 for none or not known, 1 for a warning, 2 for an alarm",
                    ofQuantity,
                    drift,
                    watched -> number(watched.state().get(at).level()));
            drift.reference().of(all.get(q).quantity()).ifPresent(scores -> reference(drift, scores, ofQuantity));
        }
    }

    private void reference(ScoreDrift drift, QuantityScores scores, Tags tags) {
        long atMost = 0;
        for (int bin = 0; bin < scores.counts().size(); bin++) {
            atMost += scores.counts().get(bin);
            long rows = atMost;
            boolean last = bin == scores.bounds().size();
            String upTo = last
                    ? "+Inf"
                    : Double.toString(GraphScorer.probability(scores.bounds().get(bin)));
            keep(FunctionCounter.builder("entirespace.scores.reference", drift, any -> rows)
                    .description("probabilities up to a bound when the model was written")
                    .tags(tags.and("le", upTo))
                    .register(registry));
        }
    }

    private static int number(DriftLevel level) {
        return level.isDrift() ? level == DriftLevel.ALARM ? 2 : 1 : 0;
    }

    private void gauge(
            String name, String description, Tags tags, ScoreDrift drift, ToDoubleFunction<ScoreDrift> value) {
        keep(Gauge.builder(name, drift, value)
                .description(description)
                .tags(tags)
                .register(registry));
    }

    private Counter counter(String name, String description, Tags tags) {
        return keep(Counter.builder(name).description(description).tags(tags).register(registry));
    }

    private <M extends Meter> M keep(M meter) {
        meters.add(meter);
        return meter;
    }

    /** Counts the rows of a lane. */
    void count(ScoringLane lane) {
        rows.increment(lane.rows().rows());
        for (int field = 0; field < missing.size(); field++) {
            missing.get(field).increment(lane.rows().missing(field));
            unknown.get(field).increment(lane.rows().unknown(field));
        }
        for (int q = 0; q < scores.size(); q++) {
            int quantity = q;
            scores.get(q).add(row -> lane.logOdds(quantity, row), lane.rows().rows());
        }
    }

    /** Shows nothing more of the version. */
    void remove() {
        meters.forEach(registry::remove);
    }
}
