/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.List;
import org.entirespace.model.tower.DensePart.Block;

/**
 * Hears what a dense part computes to score a row, layer after layer, and writes it down for another runtime. It is told where
 * parameters lie in the part's flat array, not what they are.
 *
 * <p>Values live in nodes, each a row of columns: a layer reads some columns and sets others, or changes some in place. Columns
 * are set before they are read; node {@link #INPUT} is set by the caller, and node {@link #LOGITS} holds one column for each head
 * in the end.
 */
public interface ForwardTranslator {

    /** The node of the input row. */
    int INPUT = 0;

    /** The node of the logits. */
    int LOGITS = 1;

    /**
     * Some columns of a node.
     *
     * @param node the node's number
     * @param from the first column
     * @param width the number of columns
     */
    record Columns(int node, int from, int width) {}

    /**
     * {@code out = in W + b}.
     *
     * @param weight where W lies: a stretch for each column of {@code in}, one number for each of {@code out}
     * @param bias where b lies, (columns of {@code out})
     */
    void affine(Columns in, Block weight, int bias, Columns out);

    /** {@code h = max(z, slope z)} in place; slope in [0, 1). */
    void rectify(Columns columns, float slope);

    /**
     * {@code h = max(z, 0) + a min(z, 0)} in place.
     *
     * @param slopes where a lies, one for each column
     */
    void rectifyByLearnedSlopes(Columns columns, int slopes);

    /**
     * {@code y = g (z - mean z) / sqrt(mean (z - mean z)^2 + epsilon) + b} in place, the means over each group of columns.
     *
     * @param group the columns of a group; groups lie side by side
     * @param gain where g lies, one for each column
     * @param shift where b lies, one for each column
     */
    void normalize(Columns columns, int group, double epsilon, int gain, int shift);

    /**
     * {@code out = sum_e p_e h_e} with {@code p = softmax(gate)}.
     *
     * @param gate one column for each expert; read by nothing else
     * @param experts h, each as wide as {@code out}
     */
    void mix(Columns gate, List<Columns> experts, Columns out);

    /**
     * {@code out = sum_u w_u V_u} with {@code w = softmax_u(<K_u, Q_u> / sqrt(d))}, where d is the width of {@code out}.
     *
     * @param members V, K and Q of each member side by side, each 3 d wide
     */
    void attend(List<Columns> members, Columns out);
}
