/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import java.util.Locale;
import org.entirespace.core.graph.SpaceConfusion;
import org.entirespace.core.graph.SpaceConfusion.Figure;
import org.entirespace.core.graph.SpaceConfusion.Measured;
import org.entirespace.train.evaluate.TextTable;

/** Probability space confusion in words and figures. */
final class ConfusionText {

    /** Fewer purchases than this, with or without the action, and an interval is not to be trusted. */
    private static final long FEW = 10;

    private ConfusionText() {}

    static String render(ConfusionQuestion question, SpaceConfusion confusion) {
        return confusion.fold(
                found -> figures(question, found) + reading(question, found),
                none -> "  undefined: " + none.reason() + "\n");
    }

    private static String figures(ConfusionQuestion question, Measured found) {
        String click = question.click();
        String purchase = question.purchase();
        TextTable table = new TextTable("llrl")
                .add("l", "p(" + question.local() + "|" + click + ")", percent(found.local()), interval(found.local()))
                .add(
                        "g",
                        "p(" + question.global() + "|" + click + ")",
                        percent(found.global()),
                        interval(found.global()))
                .add(
                        "r1",
                        "p(" + purchase + "|" + click + "," + question.global() + ")",
                        percent(found.purchaseWithGlobal()),
                        interval(found.purchaseWithGlobal()))
                .add(
                        "r0",
                        "p(" + purchase + "|" + click + ",!" + question.global() + ")",
                        percent(found.purchaseWithoutGlobal()),
                        interval(found.purchaseWithoutGlobal()))
                .add("truth", "r1 g + r0 (1 - g)", percent(found.truth()), interval(found.truth()))
                .add("chain rule", "r1 l + r0 (1 - l)", percent(found.estimate()), interval(found.estimate()))
                .add("bias", "(r1 - r0) (l - g)", percent(found.bias()), interval(found.bias()));
        return String.format(
                        Locale.ROOT,
                        "  over %,d clicked training rows of %,d groups with these labels observed; 95 %% intervals by groups%n",
                        found.counts().rows(),
                        found.counts().groups())
                + table.text("  ");
    }

    private static String reading(ConfusionQuestion question, Measured found) {
        String cvr = "p(" + question.purchase() + "|" + question.click() + ")";
        Figure bias = found.bias();
        String text;
        if (bias.low() <= 0 && bias.high() >= 0) {
            text = "  No confusion shows: the interval of the bias holds 0.\n";
        } else {
            text = String.format(
                    Locale.ROOT,
                    "  A chain that takes how often '%s' happens, and purchases by '%s', puts %s %.1f %% too %s.%n",
                    question.local(),
                    question.global(),
                    cvr,
                    100 * Math.abs(bias.value()) / found.truth().value(),
                    bias.value() < 0 ? "low" : "high");
        }
        long with = found.counts().purchasesWithGlobal();
        long without = found.counts().purchases() - with;
        return Math.min(with, without) >= FEW
                ? text
                : text + "  Beware: " + with + " purchases with '" + question.global() + "' and " + without
                        + " without; with fewer than " + FEW + " the intervals are too short.\n";
    }

    private static String percent(Figure figure) {
        return String.format(Locale.ROOT, "%.3f %%", 100 * figure.value());
    }

    private static String interval(Figure figure) {
        return String.format(Locale.ROOT, "[%.3f, %.3f]", 100 * figure.low(), 100 * figure.high());
    }
}
