/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.serve.holder.HolderListener;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.queue.QueueListener;
import org.entirespace.serve.room.AnswerListener;
import org.entirespace.serve.shadow.ShadowListener;
import org.entirespace.serve.split.SplitListener;

/**
 * Everything that a server counts and measures, in the text format of Prometheus: latencies, the queue, rows, values that are missing
 * or unknown by field, and the distribution of each quantity. Threads share it.
 */
public final class ServingMetrics {

    private static final Duration[] LATENCIES = Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final TrafficMeters traffic = new TrafficMeters(registry);
    private final Map<ServedModel, ModelMeters> models = new ConcurrentHashMap<>();
    private final Counter rejected =
            counter("entirespace.requests.rejected", "requests that found no place in the queue");
    private final Counter dropped =
            counter("entirespace.requests.dropped", "requests whose deadline passed in the queue");
    private final Counter failures = counter("entirespace.failures", "requests that failed by a fault of the program");

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /**
     * Shows how many requests wait.
     *
     * @param length asked whenever metrics are read
     */
    public void watchQueue(IntSupplier length) {
        Gauge.builder("entirespace.queue.length", length::getAsInt)
                .description("requests that wait to be scored")
                .register(registry);
    }

    /** All figures as text. */
    public String text() {
        return registry.scrape();
    }

    /** What hears of models. */
    public HolderListener ofModels() {
        return new HolderListener() {
            @Override
            public void loaded(ServedModel model) {
                models.put(model, new ModelMeters(registry, model));
            }

            @Override
            public void unloaded(ServedModel model) {
                ModelMeters meters = models.remove(model);
                if (meters != null) {
                    meters.remove();
                }
            }

            @Override
            public void refused(String model, String version, String reason) {
                Counter.builder("entirespace.model.refusals")
                        .description("versions that were refused when they were to be loaded")
                        .tag("model", model)
                        .register(registry)
                        .increment();
            }

            @Override
            public void scored(ServedModel model, ScoringLane lane) {
                ModelMeters meters = models.get(model);
                if (meters != null) {
                    meters.count(lane);
                }
            }
        };
    }

    /** What hears of the queue. */
    public QueueListener ofQueue() {
        return new QueueListener() {
            @Override
            public void rejected() {
                rejected.increment();
            }

            @Override
            public void dropped() {
                dropped.increment();
            }

            @Override
            public void failed(Throwable failure) {
                failures.increment();
            }
        };
    }

    /** What hears of splits. */
    public SplitListener ofSplits() {
        return traffic;
    }

    /** What hears of shadows. */
    public ShadowListener ofShadows() {
        return traffic;
    }

    /** What hears of answers. */
    public AnswerListener ofAnswers() {
        return new AnswerListener() {
            @Override
            public void answered(Answer answer, long nanos) {
                Timer.builder("entirespace.request.duration")
                        .description("from a request's headers to the end of its answer")
                        .tag("protocol", answer.protocol())
                        .tag("endpoint", answer.endpoint())
                        .tag("status", answer.status())
                        .serviceLevelObjectives(LATENCIES)
                        .register(registry)
                        .record(nanos, TimeUnit.NANOSECONDS);
            }

            @Override
            public void failed(Throwable failure) {
                failures.increment();
            }
        };
    }
}
