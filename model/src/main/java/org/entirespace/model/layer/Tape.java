/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.Arrays;
import org.entirespace.model.matrix.Matrix;
import org.entirespace.model.matrix.MatrixProducts;
import org.entirespace.model.tower.ForwardTranslator;

/**
 * The memory of one pass: for each node of a plan its values and its gradients, (rows, width), and the sum of the parameters'
 * gradients. The first node is the caller's input, the second the caller's logits. One thread at a time.
 */
final class Tape {

    /** The node of the input row. */
    static final int INPUT = ForwardTranslator.INPUT;

    /** The node of the logits, one column for each head. */
    static final int LOGITS = ForwardTranslator.LOGITS;

    final MatrixProducts products;
    final boolean trains;
    private final int[] widths; // (nodes)
    private final float[][] values; // (nodes)(capacity, width)
    private final float[][] gradients; // as values
    private final float[][] kept; // (kept)(capacity, width)
    private float[] gradient = new float[0]; // (parameters), of the last begin
    private float[] parameters = new float[0];
    private int rows;
    private long seed;
    private long first; // position of the first row since begin
    private long next; // the same of the next forward pass

    Tape(Plan plan, MatrixProducts products, int capacity, boolean trains) {
        this.products = products;
        this.trains = trains;
        widths = plan.nodes().stream().mapToInt(Integer::intValue).toArray();
        values = new float[widths.length][0];
        gradients = new float[widths.length][0];
        for (int n = LOGITS + 1; n < widths.length; n++) {
            values[n] = new float[Math.multiplyExact(capacity, widths[n])];
            gradients[n] = trains ? new float[values[n].length] : new float[0];
        }
        kept = new float[plan.kept().size()][];
        for (int k = 0; k < kept.length; k++) {
            kept[k] = new float[Math.multiplyExact(capacity, plan.kept().get(k))];
        }
    }

    /** Begins to add to a sum of gradients, which is zero. */
    void begin(float[] sum, long newSeed) {
        gradient = sum;
        seed = newSeed;
        next = 0;
    }

    /** Begins a forward pass over some rows. */
    void forward(float[] input, int count, float[] logits, float[] theParameters) {
        values[INPUT] = input;
        values[LOGITS] = logits;
        parameters = theParameters;
        rows = count;
        first = next;
        next += count;
    }

    /** Begins the backward pass over the rows of the last forward pass: all gradients but the logits' are zero. */
    void backward(float[] logitGradients, float[] inputGradients) {
        gradients[INPUT] = inputGradients;
        gradients[LOGITS] = logitGradients;
        for (int n = 0; n < widths.length; n++) {
            if (n != LOGITS) {
                Arrays.fill(gradients[n], 0, rows * widths[n], 0f);
            }
        }
    }

    int rows() {
        return rows;
    }

    float[] parameters() {
        return parameters;
    }

    /** The sum of the parameters' gradients; live. */
    float[] gradient() {
        return gradient;
    }

    /** The seed of what is left to chance. */
    long seed() {
        return seed;
    }

    /** How many rows went forward between {@link #begin} and the first of these. */
    long first() {
        return first;
    }

    /** The values of a span's node; its rows begin at {@link #at}. */
    float[] values(Span span) {
        return values[span.node()];
    }

    /** The gradients of a span's node; its rows begin at {@link #at}. */
    float[] gradients(Span span) {
        return gradients[span.node()];
    }

    /** What a layer keeps for its backward pass. */
    float[] kept(int number) {
        return kept[number];
    }

    /** Where a row of a span begins. */
    int at(Span span, int row) {
        return row * widths[span.node()] + span.offset();
    }

    Matrix valuesOf(Span span) {
        return Matrix.of(values(span), span.offset(), rows, span.width(), widths[span.node()]);
    }

    Matrix gradientsOf(Span span) {
        return Matrix.of(gradients(span), span.offset(), rows, span.width(), widths[span.node()]);
    }
}
