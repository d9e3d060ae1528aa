/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import org.entirespace.serve.shadow.ShadowListener;
import org.entirespace.serve.shadow.ShadowPlan;
import org.entirespace.serve.split.Split;
import org.entirespace.serve.split.SplitListener;

/** What is counted of splits and shadows. Threads share it. */
final class TrafficMeters implements SplitListener, ShadowListener {

    private static final double[] APART = {0.001, 0.01, 0.03, 0.1, 0.3, 1, 3};

    private final MeterRegistry registry;
    private final Map<Pair, Differences> differences = new ConcurrentHashMap<>();

    private record Pair(ShadowPlan plan, String quantity) {}

    /** Differences of one quantity; kept, since meters hold what they read weakly. */
    private record Differences(BoundCounts counts, DoubleAdder sum) {}

    TrafficMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void taken(Split split, Split.Arm arm) {
        counter("entirespace.arm.requests", "requests by the arm of a split that they took", ofArm(split, arm))
                .increment();
    }

    @Override
    public void notReady(Split split, Split.Arm arm) {
        counter("entirespace.arm.not.ready", "requests whose arm of a split was not served", ofArm(split, arm))
                .increment();
    }

    private static Tags ofArm(Split split, Split.Arm arm) {
        return Tags.of("split", split.name(), "arm", arm.name());
    }

    @Override
    public void scored(ShadowPlan plan, int rows) {
        counter("entirespace.shadow.rows", "candidates scored in the shadow of another model", ofPlan(plan))
                .increment(rows);
    }

    @Override
    public void compared(ShadowPlan plan, String quantity, double apart) {
        Differences all = differences.computeIfAbsent(new Pair(plan, quantity), this::differences);
        all.counts().add(apart);
        all.sum().add(apart);
    }

    private Differences differences(Pair pair) {
        Differences made = new Differences(new BoundCounts(APART), new DoubleAdder());
        Tags tags = ofPlan(pair.plan()).and("quantity", pair.quantity());
        made.counts()
                .register(
                        registry,
                        "entirespace.shadow.difference",
                        "candidates whose log-odds by two models are apart by up to a bound",
                        tags);
        FunctionCounter.builder("entirespace.shadow.difference.sum", made.sum(), DoubleAdder::sum)
                .description("how far the log-odds of candidates by two models are apart, together")
                .tags(tags)
                .register(registry);
        return made;
    }

    @Override
    public void dropped(ShadowPlan plan) {
        counter("entirespace.shadow.dropped", "requests not scored in the shadow, for want of capacity", ofPlan(plan))
                .increment();
    }

    @Override
    public void failed(ShadowPlan plan, Throwable failure) {
        counter("entirespace.shadow.failures", "requests that could not be scored in the shadow", ofPlan(plan))
                .increment();
    }

    private static Tags ofPlan(ShadowPlan plan) {
        return Tags.of("model", plan.model(), "shadow", plan.shadow());
    }

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }
}
