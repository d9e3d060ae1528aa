/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import java.util.List;
import java.util.Locale;
import org.entirespace.core.metric.WilsonInterval;
import org.entirespace.data.sample.Split;
import org.entirespace.train.evaluate.LabelCounts;

/** What is to be said of label counts: too few positives, and rates that differ between splits. */
final class FunnelFindings {

    private FunnelFindings() {}

    /**
     * Adds findings.
     *
     * @param sampled whether the training split lacks negatives, so that its rates among all impressions are no drift
     */
    static void of(List<Funnel> funnels, boolean sampled, DoctorOptions options, List<Finding> findings) {
        for (Funnel funnel : funnels) {
            funnel.steps().stream()
                    .filter(step -> step.among().equals(Funnel.ENTIRE))
                    .forEach(step -> scarcity(funnel.split(), step, options, findings));
        }
        funnels.stream()
                .filter(funnel -> funnel.split() == Split.TRAIN)
                .forEach(train -> funnels.stream()
                        .filter(funnel -> funnel.split() != Split.TRAIN)
                        .forEach(other -> drift(train, other, sampled, options, findings)));
    }

    private static void scarcity(Split split, FunnelStep step, DoctorOptions options, List<Finding> findings) {
        boolean train = split == Split.TRAIN;
        int least = train ? options.trainPositives() : options.judgePositives();
        LabelCounts counts = step.counts();
        if (counts.observed() == 0) {
            findings.add(Finding.warning("label '" + step.label() + "' is observed on no row of the "
                    + Doctor.name(split) + " split, whose impressions are younger than its windows"));
        } else if (counts.positive() < least) {
            findings.add(Finding.warning("label '" + step.label() + "' has " + counts.positive() + " positives in the "
                    + Doctor.name(split) + " split, fewer than " + least
                    + (train ? ": a head learns little from them" : ": metrics and their intervals say little")));
        }
    }

    private static void drift(
            Funnel train, Funnel other, boolean sampled, DoctorOptions options, List<Finding> findings) {
        for (int i = 0; i < train.steps().size(); i++) {
            if (sampled && train.steps().get(i).among().equals(Funnel.ENTIRE)) {
                continue;
            }
            LabelCounts before = train.steps().get(i).counts();
            LabelCounts after = other.steps().get(i).counts();
            if (before.observed() == 0 || after.observed() == 0) {
                continue;
            }
            double from = before.positive() / (double) before.observed();
            double to = after.positive() / (double) after.observed();
            boolean far = Math.max(from, to) > options.drift() * Math.min(from, to);
            WilsonInterval one = WilsonInterval.of(before.positive(), before.observed(), options.confidence());
            WilsonInterval two = WilsonInterval.of(after.positive(), after.observed(), options.confidence());
            if (far && (one.high() < two.low() || two.high() < one.low())) {
                findings.add(Finding.warning(String.format(
                        Locale.ROOT,
                        "the rate of %s drifts: %.3f %% in the train split, %.3f %% in the %s split",
                        train.steps().get(i).name(),
                        100 * from,
                        100 * to,
                        Doctor.name(other.split()))));
            }
        }
    }
}
