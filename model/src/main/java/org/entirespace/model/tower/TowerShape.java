/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.List;

/**
 * The shape of parallel towers of equal form over one input, and where each parameter lies in one flat array.
 *
 * <pre>
 *   layer 0        weight (inputs, towers * widths[0]), all towers side by side; bias (towers * widths[0])
 *   layer l > 0    for each tower: weight (widths[l-1], widths[l]); then biases (towers * widths[l])
 *   head           for each tower: weight (widths[last]); then biases (towers)
 * </pre>
 *
 * @param inputs the width of the input
 * @param widths the widths of the hidden layers, at least one
 * @param towers the number of towers
 */
public record TowerShape(int inputs, List<Integer> widths, int towers) {

    /** Checks the sizes; all parameters must fit one array. */
    public TowerShape {
        widths = List.copyOf(widths);
        if (inputs < 1 || towers < 1 || widths.isEmpty() || widths.stream().anyMatch(w -> w < 1)) {
            throw new IllegalArgumentException("towers of " + inputs + " inputs, widths " + widths + ", " + towers
                    + " towers; expected at least one of each");
        }
        double total = towers * (widths.get(widths.size() - 1) + 1.0);
        for (int l = 0; l < widths.size(); l++) {
            total += towers * (double) widths.get(l) * ((l == 0 ? inputs : widths.get(l - 1)) + 1.0);
        }
        if (total > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("towers of " + inputs + " inputs, widths " + widths + ", " + towers
                    + " towers have " + total + " parameters; expected < 2^31");
        }
    }

    /** The number of hidden layers. */
    public int layers() {
        return widths.size();
    }

    /** The width of one tower's hidden layer. */
    public int width(int layer) {
        return widths.get(layer);
    }

    /** The width of all towers' hidden layers side by side. */
    public int wideWidth(int layer) {
        return towers * widths.get(layer);
    }

    /** Where the weight of a tower in a layer begins; in layer 0 all towers share one wide weight. */
    public int weightOffset(int layer, int tower) {
        int within = layer == 0 ? tower * widths.get(0) : tower * widths.get(layer - 1) * widths.get(layer);
        return layerOffset(layer) + within;
    }

    /** Where the biases of a layer begin, those of tower 0 first. */
    public int biasOffset(int layer) {
        return layerOffset(layer) + layerWeights(layer);
    }

    /** Where the head weight of a tower begins. */
    public int headOffset(int tower) {
        return layerOffset(layers()) + tower * widths.get(layers() - 1);
    }

    /** Where the head biases begin. */
    public int headBiasOffset() {
        return headOffset(towers);
    }

    /** The number of parameters of all towers. */
    public int parameters() {
        return headBiasOffset() + towers;
    }

    private int layerOffset(int layer) {
        int offset = 0;
        for (int l = 0; l < layer; l++) {
            offset += layerWeights(l) + wideWidth(l);
        }
        return offset;
    }

    private int layerWeights(int layer) {
        return layer == 0 ? inputs * wideWidth(0) : widths.get(layer - 1) * widths.get(layer) * towers;
    }
}
