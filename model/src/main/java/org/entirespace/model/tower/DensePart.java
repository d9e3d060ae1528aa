/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The dense part of a network, from the input row to one logit for each head: where its parameters lie in one flat array, how
 * they start, and what computes it. Not the parameters themselves. Immutable.
 */
public interface DensePart {

    /** The width of the input row. */
    int inputs();

    /** The number of heads, one logit each. */
    int heads();

    /** The number of parameters. */
    int parameters();

    /** Where the heads' biases begin, one for each head in order. */
    int headBiasOffset();

    /** Draws fresh parameters: weights by their fan-in, biases at zero, gains at one. */
    void initialize(float[] parameters, SplittableRandom random);

    /**
     * The parameters of the hidden layers that serve one head only, or heads that are tied to it. Two heads of one form have
     * blocks of the same shapes in the same order.
     */
    List<Block> hiddenOf(int head);

    /** What a parameter is, for a person to read, by its place in the flat array: {@code tower 2, layer 1, weight}. */
    String nameOf(int parameter);

    /**
     * What computes this part.
     *
     * @param engine computes towers
     * @param rows the most rows that a caller has at a time; at least 1. A pass may take fewer: see {@link Towers#capacity}
     * @param trains whether gradients will be asked for
     */
    Towers towers(TowerEngine engine, int rows, boolean trains);

    /** Tells what this part computes to score a row, front to back; what only training does is left out. */
    void translate(ForwardTranslator translator);

    /** What computes this part with an engine, for a person to read. */
    default String computedBy(TowerEngine engine) {
        return engine.description();
    }

    /**
     * The names of what a pass tells a {@link DenseWatch}, in the watch's order: {@code gate.<head>.entropy} for each gate, from
     * 0 where one expert has all the weight to 1 where all weigh the same; {@code experts.similarity}, the mean cosine of the
     * angles between experts' outputs.
     *
     * @param headNames names of the heads, in order
     */
    default List<String> gauges(List<String> headNames) {
        return List.of();
    }

    /**
     * Parameters that lie in equal stretches: {@code offset + i * stride + j} for i &lt; {@code rows} and j &lt; {@code length}.
     *
     * @param offset where the first stretch begins
     * @param rows the number of stretches
     * @param stride from one stretch's beginning to the next's
     * @param length the length of a stretch
     */
    record Block(int offset, int rows, int stride, int length) {

        /** Parameters without gaps. */
        public static Block of(int offset, int length) {
            return new Block(offset, 1, length, length);
        }

        /** The number of parameters. */
        public int size() {
            return rows * length;
        }
    }
}
