/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.DayRecord;

/** How far in time a model has learned. */
public final class LearnedDays {

    private LearnedDays() {}

    /** The day of the last impressions that a bundle was trained on, in UTC; absent where an older one does not tell. */
    public static Optional<LocalDate> last(BundleManifest manifest) {
        List<DayRecord> days = manifest.learnedDays();
        if (!days.isEmpty()) {
            return Optional.of(LocalDate.parse(days.get(days.size() - 1).day()));
        }
        return Optional.ofNullable(manifest.provenance().get(Provenance.TRAINED_UNTIL))
                .map(until -> LocalDate.ofInstant(Instant.parse(until), ZoneOffset.UTC));
    }
}
