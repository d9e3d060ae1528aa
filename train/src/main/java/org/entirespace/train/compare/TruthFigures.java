/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.metric.Auc;
import org.entirespace.core.metric.Bootstrap;
import org.entirespace.core.metric.Predictions;
import org.entirespace.core.metric.TrueOdds;
import org.entirespace.train.evaluate.ScoredSamples;

/**
 * The figures that only a known truth gives: how good the conversion rate is on impressions whether they were clicked or not, which no
 * label can say.
 */
public final class TruthFigures {

    /** All test impressions. */
    public static final String ALL = "all, by truth";
    /** Those that were clicked. */
    public static final String CLICKED = "clicked, by truth";
    /** Those that were not. */
    public static final String UNCLICKED = "unclicked, by truth";

    static final Quantity CONVERSION = Quantity.conditional("purchase", "click");

    /** AUC against a conversion drawn from the true rate of every row, as if all had been clicked. */
    static final String DRAWN_AUC = "drawn_auc";
    /** AUC against the tenth of the rows with the highest true rates. */
    static final String TOP_AUC = "top_tenth_auc";
    /** Mean distance from the true log-odds. */
    static final String LOGIT_ERROR = "logit_error";
    /** Correlation of predicted and true log-odds. */
    static final String CORRELATION = "logit_correlation";
    /** Sum of predicted over sum of true rates. */
    static final String RATIO = "rate_ratio";

    private static final double TOP = 0.1;
    private static final int BINS = 10;
    private static final long DRAW_SALT = 0x6a09e667f3bcc908L;

    private final double[] truth; // (rows), log-odds
    private final byte[] drawn; // (rows)

    private TruthFigures(double[] truth, byte[] drawn) {
        this.truth = truth;
        this.drawn = drawn;
    }

    /**
     * Of test rows whose truth is known; every model is judged against the same drawn conversions.
     *
     * @param truth true log-odds of the conversion rate; (rows)
     * @param seed of the drawn conversions
     */
    static TruthFigures of(double[] truth, long seed) {
        SplittableRandom random = new SplittableRandom(seed ^ DRAW_SALT);
        byte[] drawn = new byte[truth.length];
        for (int row = 0; row < drawn.length; row++) {
            drawn[row] = (byte) (random.nextDouble() < GraphScorer.probability(truth[row]) ? 1 : 0);
        }
        return new TruthFigures(truth, drawn);
    }

    /** The figures of a model that scored these rows, in their order. */
    List<Figure> of(ScoredSamples samples, Bootstrap bootstrap) {
        double[] predicted = samples.logOdds(CONVERSION);
        byte[] click = samples.labels("click");
        List<Figure> figures = new ArrayList<>();
        add(ALL, Rows.where(click, code -> true), predicted, samples.groups(), bootstrap, figures);
        add(CLICKED, Rows.where(click, code -> code == 1), predicted, samples.groups(), bootstrap, figures);
        add(UNCLICKED, Rows.where(click, code -> code == 0), predicted, samples.groups(), bootstrap, figures);
        return figures;
    }

    private void add(
            String name, Rows rows, double[] predicted, long[] groups, Bootstrap bootstrap, List<Figure> figures) {
        double[] scores = rows.of(predicted);
        long[] kept = rows.of(groups);
        String quantity = CONVERSION.key();
        Predictions conversions = Predictions.of(scores, rows.of(drawn), kept);
        figures.add(new Figure(
                new FigureKey(quantity, name, DRAWN_AUC),
                Auc.of(conversions),
                name.equals(CLICKED) ? List.of() : bootstrap.aucReplicates(conversions)));
        TrueOdds odds = TrueOdds.of(scores, rows.of(truth));
        figures.add(Figure.plain(quantity, name, TOP_AUC, Auc.of(Predictions.of(scores, odds.trueTop(TOP), kept))));
        figures.add(Figure.plain(quantity, name, LOGIT_ERROR, odds.meanLogitError()));
        figures.add(Figure.plain(quantity, name, CORRELATION, odds.logitCorrelation()));
        figures.add(Figure.plain(quantity, name, RATIO, odds.ratio()));
        figures.add(Figure.plain(quantity, name, "rate_error", odds.expectedCalibrationError(BINS)));
    }
}
