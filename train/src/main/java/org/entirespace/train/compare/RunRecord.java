/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entirespace.core.metric.MetricValue;

/**
 * What a run came to.
 *
 * @param key which run
 * @param fingerprint of all that decides the result; another one makes the record stale
 * @param chosen the trial whose settings it used, 0 without a search; of a trial its own number
 * @param criterion the number that chose the epoch, on the validation split; of trials, what chooses among them
 * @param criterionName what that is
 * @param training how training went
 * @param figures what the test split gave; empty for a trial
 */
public record RunRecord(
        RunKey key,
        String fingerprint,
        int chosen,
        MetricValue criterion,
        String criterionName,
        Training training,
        List<Figure> figures) {

    /** Copies the list. */
    public RunRecord {
        figures = List.copyOf(figures);
    }

    /**
     * How training went.
     *
     * @param rows samples of the training split
     * @param keptEpoch the epoch, or round of trees, that was kept
     * @param seconds of training and validation together; other runs may have shared the processors
     * @param samplesPerSecond the fastest epoch's; 0 where unknown
     */
    public record Training(long rows, int keptEpoch, double seconds, double samplesPerSecond) {}

    /** The criterion with five decimals, or why there is none. */
    String criterionValue() {
        return criterion.fold(value -> String.format(Locale.ROOT, "%.5f", value), reason -> reason);
    }

    /** The criterion in words: {@code auc of purchase 0.71234}. */
    public String criterionText() {
        return criterionName + " " + criterionValue();
    }

    /** The figure of a key, where it was judged. */
    public Optional<Figure> figure(FigureKey wanted) {
        return figures.stream().filter(figure -> figure.key().equals(wanted)).findFirst();
    }
}
