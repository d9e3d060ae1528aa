/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import org.entirespace.data.sample.EventCounts;
import org.entirespace.data.sample.LabelCounts;
import org.entirespace.data.sample.LogCounts;
import org.entirespace.data.sample.Manifest;
import org.entirespace.data.sample.SplitSummary;

/** A manifest's counts as text: what was read, what became of it, what each split holds. */
final class PreparedTable {

    private PreparedTable() {}

    static String render(Manifest manifest) {
        Formatter text = new Formatter(Locale.ROOT);
        LogCounts log = manifest.log();
        log.rowsRead().forEach((view, rows) -> text.format("read %,12d rows of %s\n", rows, view));
        text.format(
                "     %,12d duplicate impressions, %,d repeated listings, %,d duplicate events\n",
                log.duplicateImpressions(), log.repeatedListings(), log.duplicateEvents());
        log.rejected().forEach((reason, rows) -> text.format("     %,12d rejected: %s\n", rows, reason));
        log.ignoredEventTypes()
                .forEach((type, rows) -> text.format("     %,12d events ignored: type '%s'\n", rows, type));
        for (Map.Entry<String, EventCounts> behavior : log.behaviors().entrySet()) {
            EventCounts events = behavior.getValue();
            text.format(
                    "     %,12d events of %s, %,d attributed\n", events.seen(), behavior.getKey(), events.attributed());
            events.unattributed()
                    .forEach((reason, rows) -> text.format("     %,12d   unattributed: %s\n", rows, reason));
        }
        text.format("\n");
        text.format(
                "%-12s %12s  %-14s %10s %12s %11s %9s\n",
                "split", "samples", "behavior", "positive", "negative", "unobserved", "rate");
        for (SplitSummary split : manifest.splits()) {
            split.behaviors()
                    .forEach((behavior, counts) -> text.format(
                            "%-12s %,12d  %-14s %,10d %,12d %,11d %9s\n",
                            split.split().name().toLowerCase(Locale.ROOT),
                            split.rows(),
                            behavior,
                            counts.positive(),
                            counts.negative(),
                            counts.unobserved(),
                            rate(counts)));
        }
        manifest.sampledNegatives()
                .ifPresent(sampling -> text.format(
                        "\nof the train split's negatives of %s a share of %s stayed: %,d kept, %,d left out\n",
                        sampling.behavior(), sampling.rate(), sampling.kept(), sampling.leftOut()));
        return text.toString();
    }

    private static String rate(LabelCounts counts) {
        Double rate = counts.baseRate();
        return rate == null ? "undefined" : String.format(Locale.ROOT, "%.3f %%", 100 * rate);
    }
}
