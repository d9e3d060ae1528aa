/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

/**
 * The values of a diagram's nodes as logarithms: the plain way, right for all finite logits. Scratch memory: one for each
 * thread.
 *
 * <pre>
 *   ln V(n)            = ln(e^(ln p_n + ln V(yes)) + e^(ln q_n + ln V(no)))
 *   d ln V(n) / dz_n   = s_n q_n - (1 - s_n) p_n,    s_n = p_n V(yes) / V(n)
 * </pre>
 */
final class LogValues {

    private final double[] value; // (nodes): ln V(n)
    private final double[] shareYes; // (nodes): s_n
    private final double[] shareNo; // (nodes): 1 - s_n
    private final double[] reach; // (nodes): d result / d ln V(n)

    LogValues(int nodes) {
        value = new double[nodes];
        shareYes = new double[nodes];
        shareNo = new double[nodes];
        reach = new double[nodes];
    }

    /** Fills the values and returns the root's. */
    double fill(EventDiagram diagram, Literals literals) {
        value[EventDiagram.FALSE] = Double.NEGATIVE_INFINITY;
        value[EventDiagram.TRUE] = 0;
        for (int n = EventDiagram.TRUE + 1; n <= diagram.root(); n++) {
            fillNode(n, diagram, literals);
        }
        return value[diagram.root()];
    }

    private void fillNode(int n, EventDiagram diagram, Literals literals) {
        int rate = diagram.rate(n);
        double yes = value[diagram.yes(n)];
        double no = value[diagram.no(n)];
        if (yes == no) { // the choice does not matter, and its gradient is exactly zero
            value[n] = yes;
            shareYes[n] = literals.happened(rate);
            shareNo[n] = literals.not(rate);
            return;
        }
        double ifYes = literals.lnHappened(rate) + yes;
        double ifNo = literals.lnNot(rate) + no;
        double small = Math.exp(-Math.abs(ifYes - ifNo));
        double larger = 1 / (1 + small);
        value[n] = Math.max(ifYes, ifNo) + Math.log1p(small);
        shareYes[n] = ifYes >= ifNo ? larger : small * larger;
        shareNo[n] = ifYes >= ifNo ? small * larger : larger;
    }

    /** Adds {@code scale * d ln V(root) / d logit} to {@code gradient}, for the values filled last. */
    void addGradientInto(double[] gradient, double scale, EventDiagram diagram, Literals literals) {
        int root = diagram.root();
        java.util.Arrays.fill(reach, 0, root, 0);
        reach[root] = scale;
        for (int n = root; n > EventDiagram.TRUE; n--) {
            int rate = diagram.rate(n);
            gradient[rate] += reach[n] * (shareYes[n] * literals.not(rate) - shareNo[n] * literals.happened(rate));
            reach[diagram.yes(n)] += reach[n] * shareYes[n];
            reach[diagram.no(n)] += reach[n] * shareNo[n];
        }
    }
}
