/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Space;
import org.entirespace.train.compare.Summary.Difference;
import org.entirespace.train.compare.Summary.Entry;

/**
 * A figure that tables and plots show.
 *
 * @param title what it is called, short
 * @param key what it is a figure of
 * @param better which way is better
 * @param decimals how many are shown
 */
public record Column(String title, FigureKey key, Better better, int decimals) {

    /** Which way is better. */
    public enum Better {
        /** Higher is better. */
        HIGHER,
        /** Lower is better. */
        LOWER,
        /** 1 is right. */
        ONE
    }

    /** How a model stands to the baseline in a figure. */
    public enum Verdict {
        /** Better, and the interval of the difference does not hold 0. */
        BETTER("▲"),
        /** Worse, likewise. */
        WORSE("▼"),
        /** Nothing can be said; also of the baseline itself. */
        TIE("");

        private final String mark;

        Verdict(String mark) {
            this.mark = mark;
        }

        /** What tables mark it with; empty for a tie. */
        public String mark() {
            return mark;
        }
    }

    private static final String CVR = TruthFigures.CONVERSION.key();
    private static final String CTCVR = Quantity.marginal("purchase").key();
    private static final String ON_CLICKS = TruthFigures.CONVERSION.space().name();
    private static final String ON_ALL = Space.ENTIRE.name();

    private static Column of(String title, String quantity, String rows, String metric, Better better, int decimals) {
        return new Column(title, new FigureKey(quantity, rows, metric), better, decimals);
    }

    /** The figures that a comparison speaks of first. */
    public static final List<Column> HEADLINES = List.of(
            of("CVR AUC on clicks", CVR, ON_CLICKS, LabelFigures.AUC, Better.HIGHER, 4),
            of("CTCVR AUC on all", CTCVR, ON_ALL, LabelFigures.AUC, Better.HIGHER, 4),
            of("pCVR AUC on all, by truth", CVR, TruthFigures.ALL, TruthFigures.DRAWN_AUC, Better.HIGHER, 4),
            of(
                    "pCVR AUC on unclicked, by truth",
                    CVR,
                    TruthFigures.UNCLICKED,
                    TruthFigures.DRAWN_AUC,
                    Better.HIGHER,
                    4),
            of(
                    "pCVR error on unclicked, in logits",
                    CVR,
                    TruthFigures.UNCLICKED,
                    TruthFigures.LOGIT_ERROR,
                    Better.LOWER,
                    3),
            of(
                    "predicted over true pCVR on unclicked",
                    CVR,
                    TruthFigures.UNCLICKED,
                    TruthFigures.RATIO,
                    Better.ONE,
                    3));

    /** Figures of conversion that labels give. */
    static final List<Column> BY_LABELS = List.of(
            of("CVR GAUC on clicks", CVR, ON_CLICKS, LabelFigures.GAUC, Better.HIGHER, 4),
            of("CVR log loss", CVR, ON_CLICKS, LabelFigures.LOG_LOSS, Better.LOWER, 5),
            of("CVR NE", CVR, ON_CLICKS, LabelFigures.ENTROPY, Better.LOWER, 4),
            of("CVR PCOC", CVR, ON_CLICKS, LabelFigures.RATIO, Better.ONE, 3),
            of("CVR ECE", CVR, ON_CLICKS, LabelFigures.ERROR, Better.LOWER, 4),
            of("CTCVR GAUC", CTCVR, ON_ALL, LabelFigures.GAUC, Better.HIGHER, 4),
            of("CTCVR log loss", CTCVR, ON_ALL, LabelFigures.LOG_LOSS, Better.LOWER, 5),
            of("CTCVR PCOC", CTCVR, ON_ALL, LabelFigures.RATIO, Better.ONE, 3),
            of("CTCVR ECE", CTCVR, ON_ALL, LabelFigures.ERROR, Better.LOWER, 5));

    /** The F1 of the highest predictions, as ESM2's paper has it. */
    static final List<Column> OF_THE_TOP = Stream.concat(tops("CVR", CVR, ON_CLICKS), tops("CTCVR", CTCVR, ON_ALL))
            .toList();

    /** Figures of the conversion rate against the truth. */
    static final List<Column> BY_TRUTH = List.of(
            of("AUC of the true top tenth, all", CVR, TruthFigures.ALL, TruthFigures.TOP_AUC, Better.HIGHER, 4),
            of("logit error, all", CVR, TruthFigures.ALL, TruthFigures.LOGIT_ERROR, Better.LOWER, 3),
            of("logit error, unclicked", CVR, TruthFigures.UNCLICKED, TruthFigures.LOGIT_ERROR, Better.LOWER, 3),
            of("logit error, clicked", CVR, TruthFigures.CLICKED, TruthFigures.LOGIT_ERROR, Better.LOWER, 3),
            of("predicted/true, all", CVR, TruthFigures.ALL, TruthFigures.RATIO, Better.ONE, 3),
            of("predicted/true, clicked", CVR, TruthFigures.CLICKED, TruthFigures.RATIO, Better.ONE, 3),
            of("predicted/true, unclicked", CVR, TruthFigures.UNCLICKED, TruthFigures.RATIO, Better.ONE, 3),
            of("logit correlation, all", CVR, TruthFigures.ALL, TruthFigures.CORRELATION, Better.HIGHER, 3));

    /** The AUC of conversion in each slice, where there are slices. */
    static List<Column> bySlice(Set<FigureKey> keys) {
        String inSlices = ON_CLICKS + ", ";
        return keys.stream()
                .filter(key -> key.metric().equals(LabelFigures.AUC)
                        && key.quantity().equals(CVR)
                        && key.rows().startsWith(inSlices))
                .map(key -> new Column("CVR AUC, " + key.rows().substring(inSlices.length()), key, Better.HIGHER, 4))
                .toList();
    }

    private static Stream<Column> tops(String name, String quantity, String rows) {
        return Stream.of(0.001, 0.006, 0.01)
                .map(share -> top(name, new FigureKey(quantity, rows, LabelFigures.TOP + share)));
    }

    /** The column of an F1 of the highest predictions. */
    static Column top(String name, FigureKey key) {
        double share = Double.parseDouble(key.metric().substring(LabelFigures.TOP.length()));
        String title = String.format(Locale.ROOT, "%s F1 of the top %s %%", name, Format.trimmed(100 * share));
        return new Column(title, key, Better.HIGHER, 4);
    }

    /** How high predicted conversion rates are against the truth: on clicked impressions, unclicked ones, all. */
    public static final List<Column> LEVELS = List.of(
            of("predicted over true pCVR on clicked", CVR, TruthFigures.CLICKED, TruthFigures.RATIO, Better.ONE, 3),
            of("predicted over true pCVR on unclicked", CVR, TruthFigures.UNCLICKED, TruthFigures.RATIO, Better.ONE, 3),
            of("predicted over true pCVR on all", CVR, TruthFigures.ALL, TruthFigures.RATIO, Better.ONE, 3));

    /** The columns of a list that a data set has figures for. */
    static List<Column> present(List<Column> wanted, Set<FigureKey> keys) {
        return wanted.stream().filter(column -> keys.contains(column.key())).toList();
    }

    /** Whether one value is better than another. */
    boolean isBetter(double value, double other) {
        return switch (better) {
            case HIGHER -> value > other;
            case LOWER -> value < other;
            case ONE -> Math.abs(Math.log(value)) < Math.abs(Math.log(other));
        };
    }

    /** How the model of an entry stands to the baseline. */
    public Verdict verdict(Entry entry) {
        Optional<Difference> difference = entry.toBaseline().filter(found -> !found.isTie());
        if (difference.isEmpty()) {
            return Verdict.TIE;
        }
        double baseline = entry.mean() - difference.get().mean();
        return isBetter(entry.mean(), baseline) ? Verdict.BETTER : Verdict.WORSE;
    }

    /** A value with the column's decimals. */
    String text(double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A difference with its sign. */
    String signed(double difference) {
        return String.format(Locale.ROOT, "%+." + decimals + "f", difference);
    }

    /** The mean over the seeds, with the deviation where there is one. */
    String text(Entry entry) {
        return text(entry.mean()) + deviation(entry);
    }

    /** The deviation as it stands behind a mean; empty where there is none. */
    String deviation(Entry entry) {
        return entry.deviation().map(deviates -> " ± " + text(deviates)).orElse("");
    }

    /** A difference with its interval, where there is one. */
    String text(Difference difference) {
        return signed(difference.mean())
                + difference
                        .interval()
                        .map(i -> " [" + signed(i.low()) + ", " + signed(i.high()) + "]")
                        .orElse("");
    }
}
