/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entirespace.core.sample.NegativeSampling;
import org.jspecify.annotations.Nullable;

/** What must hold between the parts of a manifest. */
final class ManifestRules {

    private ManifestRules() {}

    /** Days rise, and their samples are all of the training split's. */
    static void checkDays(@Nullable List<DayRows> days, List<SplitSummary> splits) {
        if (days == null) {
            return;
        }
        for (int d = 1; d < days.size(); d++) {
            if (!days.get(d - 1).day().isBefore(days.get(d).day())) {
                throw new IllegalArgumentException("days must rise, found "
                        + days.get(d - 1).day() + " before " + days.get(d).day());
            }
        }
        long dated = days.stream().mapToLong(DayRows::rows).sum();
        long rows = splits.stream()
                .filter(summary -> summary.split() == Split.TRAIN)
                .mapToLong(SplitSummary::rows)
                .sum();
        if (dated != rows) {
            throw new IllegalArgumentException("days of " + dated + " samples; expected " + rows);
        }
    }

    /** What stayed are the negatives of the training split. */
    static void checkNegatives(@Nullable NegativeSampling negatives, List<SplitSummary> splits) {
        if (negatives == null) {
            return;
        }
        for (SplitSummary summary : splits) {
            long found = summary.counts(negatives.behavior()).negative();
            if (summary.split() == Split.TRAIN && found != negatives.kept()) {
                throw new IllegalArgumentException("negative sampling kept " + negatives.kept() + " negatives of '"
                        + negatives.behavior() + "'; expected " + found + ", as the train split has");
            }
        }
    }

    static void check(
            int formatVersion,
            double samplingRate,
            List<String> behaviors,
            List<SplitSummary> splits,
            List<SampleFile> files) {
        if (formatVersion != Manifest.FORMAT_VERSION) {
            throw new IllegalArgumentException(
                    "manifest format " + formatVersion + "; expected " + Manifest.FORMAT_VERSION);
        }
        if (!(samplingRate > 0 && samplingRate <= 1)) {
            throw new IllegalArgumentException("sampling rate " + samplingRate + "; expected in (0, 1]");
        }
        Set<Split> seen = new HashSet<>();
        for (SplitSummary summary : splits) {
            if (!seen.add(summary.split())) {
                throw new IllegalArgumentException("split " + summary.split() + " is listed twice");
            }
            if (!new ArrayList<>(summary.behaviors().keySet()).equals(behaviors)) {
                throw new IllegalArgumentException("split " + summary.split() + " counts labels of "
                        + summary.behaviors().keySet() + "; expected " + behaviors);
            }
        }
        Set<String> names = new HashSet<>();
        for (SampleFile file : files) {
            if (!names.add(file.seal().file())) {
                throw new IllegalArgumentException("file '" + file.seal().file() + "' is listed twice");
            }
        }
    }
}
