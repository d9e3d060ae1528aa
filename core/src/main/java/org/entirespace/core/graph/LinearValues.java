/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

/**
 * The values of a diagram's nodes as plain probabilities: the fast way, right as long as the root's does not come near the
 * smallest doubles. Scratch memory: one for each thread.
 *
 * <pre>
 *   V(n)           = p_n V(yes) + q_n V(no)
 *   d V(n) / dz_n  = p_n q_n (V(yes) - V(no))
 * </pre>
 */
final class LinearValues {

    private final double[] value; // (nodes)
    private final double[] reach; // (nodes): d result / d V(n)

    LinearValues(int nodes) {
        value = new double[nodes];
        reach = new double[nodes];
    }

    /** Fills the values and returns the root's. */
    double fill(EventDiagram diagram, Literals literals) {
        value[EventDiagram.FALSE] = 0;
        value[EventDiagram.TRUE] = 1;
        int root = diagram.root();
        for (int n = EventDiagram.TRUE + 1; n <= root; n++) {
            double ifYes = value[diagram.yes(n)];
            double ifNo = value[diagram.no(n)];
            int rate = diagram.rate(n);
            // of equal continuations the choice does not matter, and its gradient is exactly zero further up too
            value[n] = ifYes == ifNo ? ifYes : literals.happened(rate) * ifYes + literals.not(rate) * ifNo;
        }
        return value[root];
    }

    /** Adds {@code scale * d ln V(root) / d logit} to {@code gradient}, for the values filled last. */
    void addGradientInto(double[] gradient, double scale, EventDiagram diagram, Literals literals) {
        int root = diagram.root();
        java.util.Arrays.fill(reach, 0, root, 0);
        reach[root] = scale / value[root];
        for (int n = root; n > EventDiagram.TRUE; n--) {
            int rate = diagram.rate(n);
            int yes = diagram.yes(n);
            int no = diagram.no(n);
            double happened = reach[n] * literals.happened(rate);
            double not = reach[n] * literals.not(rate);
            gradient[rate] += happened * literals.not(rate) * (value[yes] - value[no]);
            reach[yes] += happened;
            reach[no] += not;
        }
    }
}
