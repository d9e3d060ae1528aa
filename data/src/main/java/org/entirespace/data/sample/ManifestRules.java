/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between the parts of a manifest. */
final class ManifestRules {

    private ManifestRules() {}

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
