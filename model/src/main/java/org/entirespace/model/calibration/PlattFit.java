/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.calibration;

import java.util.List;
import org.entirespace.core.graph.CalibrationMap;

/**
 * The likeliest line in logits, by Newton's method.
 *
 * <pre>
 *   minimise  sum of ln(1 + e^-(+-f(z)))  +  (slope s - s)^2 / 2       f(z) = level + slope (z - mean),  s = deviation of z
 * </pre>
 *
 * <p>The second term counts as little as one sample; it keeps the line finite where a logit parts the outcomes without
 * exception. It leaves the level alone, so the mean of the calibrated rates is the share of positive samples.
 */
final class PlattFit {

    private static final int MOST_STEPS = 100;
    private static final double ENOUGH = 1e-12;

    private final HeadSamples samples;
    private final double mean;
    private final double deviation;

    PlattFit(HeadSamples samples) {
        samples.requireBothOutcomes();
        this.samples = samples;
        double sum = 0;
        for (int i = 0; i < samples.size(); i++) {
            sum += samples.logit(i);
        }
        mean = sum / samples.size();
        double squares = 0;
        for (int i = 0; i < samples.size(); i++) {
            squares += (samples.logit(i) - mean) * (samples.logit(i) - mean);
        }
        deviation = Math.max(Math.sqrt(squares / samples.size()), 1e-6);
    }

    CalibrationMap map() {
        double share = (double) samples.positives() / samples.size();
        double[] line = {Math.log(share / (1 - share)), deviation}; // level, slope in deviations
        double loss = loss(line);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] move = newton(line);
            double length = 1;
            double[] next = moved(line, move, length);
            double nextLoss = loss(next);
            while (!(nextLoss <= loss) && length > 1e-6) {
                length /= 2;
                next = moved(line, move, length);
                nextLoss = loss(next);
            }
            boolean done = loss - nextLoss <= ENOUGH * samples.size() && step > 1;
            line = next;
            loss = nextLoss;
            if (done) {
                break;
            }
        }
        if (line[1] < 0) {
            return new CalibrationMap(List.of(mean), List.of(Math.log(share / (1 - share))), 0);
        }
        return new CalibrationMap(List.of(mean), List.of(line[0]), line[1] / deviation);
    }

    private static double[] moved(double[] line, double[] move, double length) {
        return new double[] {line[0] - length * move[0], line[1] - length * move[1]};
    }

    private double place(int sample) {
        return (samples.logit(sample) - mean) / deviation;
    }

    private double loss(double[] line) {
        double loss = (line[1] - deviation) * (line[1] - deviation) / 2;
        for (int i = 0; i < samples.size(); i++) {
            double z = line[0] + line[1] * place(i);
            double against = samples.happened(i) ? -z : z;
            loss += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
        }
        return loss;
    }

    /** The inverse of the second derivatives times the first. */
    private double[] newton(double[] line) {
        double g0 = 0;
        double g1 = line[1] - deviation;
        double h00 = 0;
        double h01 = 0;
        double h11 = 1;
        for (int i = 0; i < samples.size(); i++) {
            double x = place(i);
            double p = 1 / (1 + Math.exp(-(line[0] + line[1] * x)));
            double off = p - (samples.happened(i) ? 1 : 0);
            double weight = Math.max(p * (1 - p), 1e-12);
            g0 += off;
            g1 += off * x;
            h00 += weight;
            h01 += weight * x;
            h11 += weight * x * x;
        }
        double determinant = h00 * h11 - h01 * h01;
        return new double[] {(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant};
    }
}
