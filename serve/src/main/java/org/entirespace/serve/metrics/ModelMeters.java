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
import java.util.Map;
import org.entirespace.core.schema.FittedField;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.serve.holder.ServedModel;

/** What is counted of one version of a model, for as long as it is served. Threads share it. */
final class ModelMeters {

    private final MeterRegistry registry;
    private final List<Meter> meters = new ArrayList<>();
    private final Counter rows;
    private final List<Counter> missing = new ArrayList<>(); // by field
    private final List<Counter> unknown = new ArrayList<>(); // by field
    private final List<ScoreHistogram> scores = new ArrayList<>(); // by quantity
    private final List<ScoreHistogram> golden = new ArrayList<>(); // kept, since meters hold what they read weakly

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
            scores.add(new ScoreHistogram());
            histogram("entirespace.scores", "probabilities up to a bound", tags.and("quantity", key), scores.get(q));
            golden(model, key, tags.and("quantity", key));
        }
    }

    /** What the model answered to its golden requests when it was written: what its answers may be compared with. */
    private void golden(ServedModel model, String key, Tags tags) {
        ScoreHistogram histogram = new ScoreHistogram();
        for (GoldenRequest request : model.golden()) {
            for (Map<String, Double> candidate : request.expected()) {
                histogram.add(candidate.getOrDefault(key, 0.0));
            }
        }
        if (!model.golden().isEmpty()) {
            golden.add(histogram);
            histogram("entirespace.scores.golden", "probabilities of golden requests up to a bound", tags, histogram);
        }
    }

    private void histogram(String name, String description, Tags tags, ScoreHistogram histogram) {
        for (int bound = 0; bound < ScoreHistogram.BOUNDS.size(); bound++) {
            int at = bound;
            boolean last = bound == ScoreHistogram.BOUNDS.size() - 1;
            String upTo = last ? "+Inf" : ScoreHistogram.BOUNDS.get(bound).toString();
            keep(FunctionCounter.builder(name, histogram, counts -> counts.atMost(at))
                    .description(description)
                    .tags(tags.and("le", upTo))
                    .register(registry));
        }
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
            scores.get(q).add(lane, q);
        }
    }

    /** Shows nothing more of the version. */
    void remove() {
        meters.forEach(registry::remove);
    }
}
