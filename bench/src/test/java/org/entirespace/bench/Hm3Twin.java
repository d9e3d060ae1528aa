/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.bench;

/** HM3 written out by hand for one sample, to hold the benchmarks' answers against. */
final class Hm3Twin {

    private final double[] p = new double[Batch.HEADS];
    private final double qMa;
    private final double cvr;

    Hm3Twin(Batch batch, int row) {
        for (int head = 0; head < p.length; head++) {
            p[head] = 1 / (1 + Math.exp(-batch.logits()[row * Batch.HEADS + head]));
        }
        qMa = p[1] * p[2] + (1 - p[1]) * p[3];
        cvr = qMa * p[4] + (1 - qMa) * p[5];
    }

    /** CTR, CTMi, CTMa, CTCVR and CVR. */
    double[] probabilities() {
        return new double[] {p[0], p[0] * p[1], p[0] * qMa, p[0] * cvr, cvr};
    }

    /** The gradient of the sum of all four losses with respect to the purchase heads' logits. */
    double[] purchaseGradients(int purchase) {
        double ctcvr = p[0] * cvr;
        double slope = (ctcvr - purchase) / (ctcvr * (1 - ctcvr));
        return new double[] {slope * p[0] * qMa * p[4] * (1 - p[4]), slope * p[0] * (1 - qMa) * p[5] * (1 - p[5])};
    }
}
