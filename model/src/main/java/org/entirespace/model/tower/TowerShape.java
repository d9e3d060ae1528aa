/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.model.tower.ForwardTranslator.Columns;

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
public record TowerShape(int inputs, List<Integer> widths, int towers) implements DensePart {

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

    @Override
    public int heads() {
        return towers;
    }

    @Override
    public int headBiasOffset() {
        return headOffset(towers);
    }

    @Override
    public int parameters() {
        return headBiasOffset() + towers;
    }

    /** He's initialisation for the hidden layers, 1 / fan-in for the heads, zero biases. */
    @Override
    public void initialize(float[] parameters, SplittableRandom random) {
        for (int l = 0; l < layers(); l++) {
            double fanIn = l == 0 ? inputs : width(l - 1);
            Initialization.fill(parameters, weightOffset(l, 0), biasOffset(l), Math.sqrt(2 / fanIn), random);
        }
        double fanIn = width(layers() - 1);
        Initialization.fill(parameters, headOffset(0), headBiasOffset(), Math.sqrt(1 / fanIn), random);
    }

    @Override
    public List<Block> hiddenOf(int head) {
        List<Block> blocks = new ArrayList<>();
        for (int l = 0; l < layers(); l++) {
            blocks.add(
                    l == 0
                            ? new Block(weightOffset(0, head), inputs, wideWidth(0), width(0))
                            : Block.of(weightOffset(l, head), width(l - 1) * width(l)));
            blocks.add(Block.of(biasOffset(l) + head * width(l), width(l)));
        }
        return blocks;
    }

    @Override
    public String nameOf(int parameter) {
        if (parameter >= headOffset(0)) {
            boolean weight = parameter < headBiasOffset();
            int tower = weight ? (parameter - headOffset(0)) / width(layers() - 1) : parameter - headBiasOffset();
            return "tower " + tower + ", head, " + (weight ? "weight" : "bias");
        }
        int l = layers() - 1;
        while (parameter < layerOffset(l)) {
            l--;
        }
        boolean weight = parameter < biasOffset(l);
        int within = parameter - (weight ? layerOffset(l) : biasOffset(l));
        int tower = l == 0 || !weight ? within % wideWidth(l) / width(l) : within / (width(l - 1) * width(l));
        return "tower " + tower + ", layer " + l + ", " + (weight ? "weight" : "bias");
    }

    @Override
    public Towers towers(TowerEngine engine, int rows, boolean trains) {
        return engine.towers(this, rows, trains);
    }

    @Override
    public void translate(ForwardTranslator translator) {
        Columns wide = new Columns(ForwardTranslator.INPUT, 0, inputs);
        for (int l = 0; l < layers(); l++) {
            int node = ForwardTranslator.LOGITS + 1 + l;
            int outputs = l == 0 ? wideWidth(0) : width(l);
            for (int t = 0; t < (l == 0 ? 1 : towers); t++) {
                Columns in = l == 0 ? wide : columnsOf(t, node - 1, l - 1);
                Block weight = new Block(weightOffset(l, t), in.width(), outputs, outputs);
                translator.affine(in, weight, biasOffset(l) + t * outputs, new Columns(node, t * outputs, outputs));
            }
            translator.rectify(new Columns(node, 0, wideWidth(l)), 0);
        }
        for (int t = 0; t < towers; t++) {
            Columns in = columnsOf(t, ForwardTranslator.LOGITS + layers(), layers() - 1);
            Columns logit = new Columns(ForwardTranslator.LOGITS, t, 1);
            translator.affine(in, new Block(headOffset(t), in.width(), 1, 1), headBiasOffset() + t, logit);
        }
    }

    private Columns columnsOf(int tower, int node, int layer) {
        return new Columns(node, tower * width(layer), width(layer));
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
