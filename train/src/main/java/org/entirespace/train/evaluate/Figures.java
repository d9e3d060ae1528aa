/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import java.util.Locale;
import org.entirespace.core.metric.GroupedAuc;
import org.entirespace.core.metric.MetricValue;

/** Figures as people read them, the same in terminal and report; independent of the locale of the machine. */
public final class Figures {

    private Figures() {}

    /** {@code 193,974}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A share in per cent with three significant digits: {@code 2.93 %}, {@code 0.104 %}. */
    public static String rate(double share) {
        return significant(100 * share, 3) + " %";
    }

    /** A confidence in per cent, without needless zeros: {@code 95 %}, {@code 99.99 %}. */
    public static String confidence(double confidence) {
        double percent = Math.round(1e4 * confidence) / 100.0;
        return (percent == Math.rint(percent) ? count((long) percent) : Double.toString(percent)) + " %";
    }

    /** A number in [0, 1] that needs four decimals, such as an AUC: {@code 0.7123}. */
    public static String fourDecimals(double number) {
        return String.format(Locale.ROOT, "%.4f", number);
    }

    /** A loss with four significant digits: {@code 0.1234}, {@code 0.008021}. */
    public static String loss(double loss) {
        return significant(loss, 4);
    }

    /** A ratio with three decimals: {@code 1.042}. */
    public static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio);
    }

    /** How a figure of one kind is written. */
    @FunctionalInterface
    public interface Format {
        /** The figure as text. */
        String text(double figure);
    }

    /** The value in a format, or {@code undefined (reason)}. */
    public static String value(MetricValue value, Format format) {
        return value.fold(format::text, reason -> "undefined (" + reason + ")");
    }

    /** The value, then its interval in brackets where there is one: {@code 0.7123 [0.7050, 0.7196]}. */
    public static String estimate(Estimate estimate, Format format) {
        String value = value(estimate.value(), format);
        String interval = interval(estimate, format);
        return interval.isEmpty() ? value : value + " " + interval;
    }

    /** The interval in brackets; empty where there is none. */
    public static String interval(Estimate estimate, Format format) {
        return estimate.interval() == null
                ? ""
                : "[" + format.text(estimate.interval().low()) + ", "
                        + format.text(estimate.interval().high()) + "]";
    }

    /** A grouped AUC with the groups it speaks of: {@code 0.6101 (1,203 of 8,123 groups)}. */
    public static String gauc(GroupedAuc.Result gauc) {
        return gauc.value()
                .fold(
                        number -> fourDecimals(number) + " (" + groups(gauc) + ")",
                        reason -> value(gauc.value(), Figures::fourDecimals));
    }

    /** How many groups a grouped AUC speaks of: {@code 1,203 of 8,123 groups}. */
    public static String groups(GroupedAuc.Result gauc) {
        return count(gauc.groupsUsed()) + " of " + count(gauc.groupsUsed() + (long) gauc.groupsSkipped()) + " groups";
    }

    /** Plain decimals, never an exponent; zero is {@code 0}. */
    private static String significant(double number, int digits) {
        if (number == 0) {
            return "0";
        }
        int magnitude = (int) Math.floor(Math.log10(Math.abs(number)));
        int decimals = Math.max(0, Math.min(12, digits - 1 - magnitude));
        return String.format(Locale.ROOT, "%." + decimals + "f", number);
    }

    /** What a reader must know before the numbers of a quantity, as a line; empty where there is nothing. */
    public static String warning(QuantityEvaluation quantity) {
        return quantity.aboveOne() == 0
                ? ""
                : quantity.name() + " is a ratio, and 1 or more for " + count(quantity.aboveOne()) + " of "
                        + count(quantity.counts().observed())
                        + " impressions; there it counts as 1 where levels are compared\n";
    }
}
