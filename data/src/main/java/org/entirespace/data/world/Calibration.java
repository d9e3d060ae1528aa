/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.world.Nature.Intercepts;

/**
 * Finds the intercepts that give a world its mean rates, on a sample of impressions that are not in its log. Each mean rises
 * with its own intercept, so a bracket holds it.
 */
final class Calibration {

    private static final int REQUESTS = 1 << 14;
    private static final int CLICKED = 1 << 15;
    private static final double WIDEST = 15;
    private static final int MOST_STEPS = 100;
    private static final double PRECISION = 1e-6;

    private static final Quantity MICRO = Quantity.conditional("micro", "click");
    private static final Quantity MACRO = Quantity.conditional("macro", "click");
    private static final Quantity OUTSIDE = Quantity.marginal("outside"); // given the intent, clicks tell nothing of it
    private static final Quantity PURCHASE = Quantity.conditional("purchase", "click");

    private final Nature nature;
    private final float[] logits;
    private final double[] logOdds = new double[1];

    private Calibration(Nature nature) {
        this.nature = nature;
        this.logits = new float[nature.heads().count()];
    }

    /** The intercepts of a world. */
    static Intercepts fit(Nature nature, Exposures exposures) {
        return new Calibration(nature).fit(exposures);
    }

    private Intercepts fit(Exposures exposures) {
        BaseRates rates = nature.options().rates();
        double[] drive = new double[REQUESTS * WorldOptions.LIST_LENGTH];
        double[] intent = new double[drive.length];
        for (int r = 0; r < REQUESTS; r++) {
            Request request = exposures.like(r);
            for (int p = 0; p < request.items.length; p++) {
                int at = r * WorldOptions.LIST_LENGTH + p;
                intent[at] = nature.intent(request, p);
                drive[at] = nature.clickDrive(request, p, intent[at]);
            }
        }
        double click = solve(rates.click(), a -> meanClick(drive, a));
        double[] clicked = resampled(drive, intent, click);
        double micro = solve(rates.micro(), b -> mean(MICRO, clicked, new Intercepts(click, b, 0, 0, 0)));
        double macro = solve(rates.macro(), c -> mean(MACRO, clicked, new Intercepts(click, micro, c, 0, 0)));
        double outside = nature.heads().hasOutside()
                ? solve(
                        nature.options().dial(Dial.CONFUSION) * rates.macro(),
                        e -> mean(OUTSIDE, clicked, new Intercepts(click, micro, macro, e, 0)))
                : 0;
        double purchase =
                solve(rates.purchase(), d -> mean(PURCHASE, clicked, new Intercepts(click, micro, macro, outside, d)));
        return new Intercepts(click, micro, macro, outside, purchase);
    }

    private static double meanClick(double[] drive, double intercept) {
        double sum = 0;
        for (double d : drive) {
            sum += GraphScorer.probability(intercept + d);
        }
        return sum / drive.length;
    }

    /** The mean of a probability over clicked impressions of these intents. */
    private double mean(Quantity quantity, double[] clicked, Intercepts intercepts) {
        var scorer = new GraphScorer(nature.heads().graph(), List.of(quantity));
        double sum = 0;
        for (double intent : clicked) {
            nature.laterLogitsInto(intent, intercepts, logits);
            scorer.logOddsInto(logits, 0, logOdds);
            sum += GraphScorer.probability(logOdds[0]);
        }
        return sum / clicked.length;
    }

    /** Intents of impressions drawn in proportion to their click probability, at even steps of its running sum. */
    private static double[] resampled(double[] drive, double[] intent, double intercept) {
        double step = meanClick(drive, intercept) * drive.length / CLICKED;
        double[] clicked = new double[CLICKED];
        double sum = 0;
        int next = 0;
        for (int i = 0; i < drive.length; i++) {
            sum += GraphScorer.probability(intercept + drive[i]);
            while (next < CLICKED && (next + 0.5) * step <= sum) {
                clicked[next++] = intent[i];
            }
        }
        return clicked;
    }

    /**
     * The intercept at which a mean rate meets its target. The mean's logit rises almost evenly with the intercept, so false
     * position (Illinois) in logits, kept within a bracket, needs few steps.
     */
    private static double solve(double target, DoubleUnaryOperator rising) {
        double low = logit(target) - WIDEST;
        double high = logit(target) + WIDEST;
        double atLow = logit(rising.applyAsDouble(low)) - logit(target);
        double atHigh = logit(rising.applyAsDouble(high)) - logit(target);
        int side = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double next = (low * atHigh - high * atLow) / (atHigh - atLow);
            double at = logit(rising.applyAsDouble(next)) - logit(target);
            if (Math.abs(at) < PRECISION) {
                return next;
            }
            if (at < 0) {
                low = next;
                atLow = at;
                atHigh = side < 0 ? atHigh / 2 : atHigh;
                side = -1;
            } else {
                high = next;
                atHigh = at;
                atLow = side > 0 ? atLow / 2 : atLow;
                side = 1;
            }
        }
        throw new IllegalStateException(
                "no intercept gives a mean rate of " + target + " within " + MOST_STEPS + " steps");
    }

    private static double logit(double probability) {
        return StrictMath.log(probability) - StrictMath.log1p(-probability);
    }
}
