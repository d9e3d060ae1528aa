/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.DayRecord;
import org.entirespace.model.bundle.EpochRecord;
import org.entirespace.train.recipe.StoppingMetric;

/**
 * What the quality on a day should be after recent days', and how bad it may be. Without recent days, the kept epoch's criterion
 * stands for them. One owner.
 *
 * <pre>
 *   expected = mean over the last 7 days whose criterion is defined
 *   bound    = expected (1 - drop) where higher is better, expected (1 + drop) where lower is
 * </pre>
 */
final class QualityGuard {

    private static final int RECENT_DAYS = 7;

    private final StoppingMetric metric;
    private final double maxDrop;
    private final OptionalDouble base;
    private final List<Double> values = new ArrayList<>();

    /** A guard that remembers the days of a bundle. */
    QualityGuard(StoppingMetric metric, double maxDrop, BundleManifest before) {
        this.metric = metric;
        this.maxDrop = maxDrop;
        base = before.history().stream()
                .filter(epoch -> epoch.epoch() == before.bestEpoch())
                .map(EpochRecord::criterion)
                .findFirst()
                .orElse(OptionalDouble.empty());
        before.learnedDays().stream().map(DayRecord::criterion).forEach(this::add);
    }

    /** Takes a day in; one whose criterion is undefined says nothing. */
    void add(OptionalDouble criterion) {
        criterion.ifPresent(values::add);
    }

    /** What recent days had; empty without any. */
    OptionalDouble expected() {
        if (values.isEmpty()) {
            return base;
        }
        return values.subList(Math.max(0, values.size() - RECENT_DAYS), values.size()).stream()
                .mapToDouble(Double::doubleValue)
                .average();
    }

    /** The worst that is let pass. */
    double bound(double expected) {
        return expected * (metric.isHigherBetter() ? 1 - maxDrop : 1 + maxDrop);
    }

    /** Whether a day's criterion is worse than the bound. */
    boolean isTooBad(double criterion, double expected) {
        return metric.isHigherBetter() ? criterion < bound(expected) : criterion > bound(expected);
    }
}
