/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import java.util.Locale;
import org.entirespace.core.schema.Encoding;
import org.entirespace.train.evaluate.LabelCounts;
import org.entirespace.train.evaluate.TextTable;

/** A diagnosis as text for people. */
public final class DiagnosisText {

    private static final String INDENT = "  ";

    private DiagnosisText() {}

    /** The text; every line ends with a line feed. */
    public static String render(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder(
                "samples '" + diagnosis.samples() + "', events logged until " + diagnosis.observedUntil() + "\n");
        text.append("\nlabels\n").append(labels(diagnosis));
        text.append("\nfields\n").append(fields(diagnosis));
        if (diagnosis.question() != null && diagnosis.confusion() != null) {
            text.append("\nprobability space confusion\n")
                    .append(ConfusionText.render(diagnosis.question(), diagnosis.confusion()));
        }
        DoctorOptions options = diagnosis.options();
        text.append(String.format(
                Locale.ROOT,
                "%nfindings (too few: below %d positives to train on, %d to judge by; drift: by a factor above %s, with intervals"
                        + " of %s %% apart)%n",
                options.trainPositives(),
                options.judgePositives(),
                options.drift(),
                100 * options.confidence()));
        diagnosis
                .findings()
                .forEach(finding -> text.append(INDENT)
                        .append(finding.severity().name().toLowerCase(Locale.ROOT))
                        .append(": ")
                        .append(finding.text())
                        .append('\n'));
        return text.append(diagnosis.findings().isEmpty() ? INDENT + "none\n" : "")
                .toString();
    }

    private static String labels(Diagnosis diagnosis) {
        TextTable table = new TextTable("lllrrrrr")
                .add("split", "label", "among", "rows", "positive", "negative", "unobserved", "rate");
        for (Funnel funnel : diagnosis.funnels()) {
            for (FunnelStep step : funnel.steps()) {
                LabelCounts counts = step.counts();
                long rows = counts.observed() + counts.unobserved();
                table.add(
                        Doctor.name(funnel.split()),
                        step.label(),
                        step.among(),
                        number(rows),
                        number(counts.positive()),
                        number(counts.negative()),
                        share(counts.unobserved(), rows),
                        share(counts.positive(), counts.observed()));
            }
        }
        return table.text(INDENT);
    }

    private static String fields(Diagnosis diagnosis) {
        TextTable table =
                new TextTable("lllrrrl").add("field", "encoding", "split", "values", "missing", "unknown", "");
        for (FieldState state : diagnosis.fields()) {
            boolean indexed = state.field().isIndexed();
            for (FieldState.Values values : state.splits()) {
                table.add(
                        state.field().name(),
                        state.field().encoding().name().toLowerCase(Locale.ROOT),
                        Doctor.name(values.split()),
                        number(values.values()),
                        indexed ? share(values.missing(), values.values()) : "",
                        state.field().encoding() == Encoding.VOCABULARY ? share(values.unknown(), values.values()) : "",
                        values.constant() ? "all equal" : "");
            }
        }
        return table.text(INDENT);
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "undefined" : String.format(Locale.ROOT, "%.3f %%", 100.0 * part / whole);
    }
}
