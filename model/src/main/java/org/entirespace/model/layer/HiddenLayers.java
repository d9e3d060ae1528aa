/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.DensePart.Block;
import org.entirespace.model.tower.Normalization;

/**
 * Stacks of hidden layers of equal form side by side, and gates beside their first layers.
 *
 * <p>Parameters, layer by layer: the weights of the stacks and, in the first layer, of the gates, where neighbours with one
 * input are one wide matrix; the biases of the same; with normalisation the gains, then the shifts of all stacks; with learned
 * slopes the slopes of all stacks.
 *
 * @param tops what each stack's last layer puts out
 * @param gates what each gate puts out, before its softmax
 * @param blocks the parameters of each stack
 */
record HiddenLayers(List<Span> tops, List<Span> gates, List<List<Block>> blocks) {

    /**
     * A stack wanted.
     *
     * @param name what it is called
     * @param input what it reads
     */
    record Stack(String name, Span input) {}

    /**
     * A gate wanted.
     *
     * @param name what it is called
     * @param input what it reads
     * @param experts how many it weighs
     */
    record Gate(String name, Span input, int experts) {}

    /** Adds stacks, and gates beside their first layers. */
    static HiddenLayers of(
            Blueprint blueprint, DenseOptions options, List<Stack> stacks, List<Integer> widths, List<Gate> gates) {
        List<List<Block>> blocks = new ArrayList<>();
        stacks.forEach(stack -> blocks.add(new ArrayList<>()));
        List<Span> reads = stacks.stream().map(Stack::input).toList();
        List<Span> gateSpans = List.of();
        for (int l = 0; l < widths.size(); l++) {
            int layer = l;
            List<String> names =
                    stacks.stream().map(s -> s.name() + ", layer " + layer).toList();
            Units units = new Units(blueprint, names, widths.get(l), blocks);
            Span node = affine(units, reads, l == 0 ? gates : List.of());
            Span hidden = node.part(0, stacks.size() * widths.get(l));
            elementwise(units, options, hidden);
            reads = split(hidden, Collections.nCopies(stacks.size(), widths.get(l)));
            if (l == 0) {
                Span rest = node.part(hidden.width(), node.width() - hidden.width());
                gateSpans = split(rest, gates.stream().map(Gate::experts).toList());
            }
        }
        return new HiddenLayers(reads, gateSpans, blocks);
    }

    /**
     * One layer of all stacks in the making.
     *
     * @param names of the layer in each stack
     * @param width of the layer in one stack
     * @param blocks of each stack, added to
     */
    private record Units(Blueprint blueprint, List<String> names, int width, List<List<Block>> blocks) {

        /** A parameter for each unit, with one value at the start; returns where they begin. */
        int learned(String name, float initial) {
            int count = names.size() * width;
            int from = blueprint.reserve(count);
            blueprint.draw((parameters, random) -> Arrays.fill(parameters, from, from + count, initial));
            for (int s = 0; s < names.size(); s++) {
                Block block = Block.of(from + s * width, width);
                blocks.get(s).add(block);
                blueprint.name(names.get(s) + ", " + name, block);
            }
            return from;
        }
    }

    private static Span affine(Units units, List<Span> reads, List<Gate> gates) {
        List<String> names = new ArrayList<>(units.names());
        List<Span> inputs = new ArrayList<>(reads);
        List<Integer> outputs = new ArrayList<>(Collections.nCopies(reads.size(), units.width()));
        for (Gate gate : gates) {
            names.add(gate.name());
            inputs.add(gate.input());
            outputs.add(gate.experts());
        }
        Blueprint blueprint = units.blueprint();
        Span node =
                blueprint.node(outputs.stream().mapToLong(Integer::longValue).sum());
        List<Affine> maps = blueprint.affine(inputs, outputs, node);
        for (int m = 0; m < maps.size(); m++) {
            Affine map = maps.get(m);
            boolean hidden = m < reads.size();
            blueprint.name(names.get(m), map);
            blueprint.draw((parameters, random) -> map.draw(parameters, hidden ? 2 : 1, random));
            if (hidden) {
                units.blocks().get(m).addAll(map.blocks());
            }
        }
        return node;
    }

    private static void elementwise(Units units, DenseOptions options, Span hidden) {
        Blueprint blueprint = units.blueprint();
        if (options.normalization() == Normalization.LAYER) {
            int gain = units.learned("gain", 1f);
            int shift = units.learned("shift", 0f);
            int normalized = blueprint.kept(hidden);
            int inverse = blueprint.kept(units.names().size());
            blueprint.add(new LayerNorm(hidden, units.width(), gain, shift, normalized, inverse));
        }
        switch (options.activation()) {
            case RELU -> blueprint.add(new Rectified(hidden, 0f));
            case LEAKY_RELU -> blueprint.add(new Rectified(hidden, 0.01f));
            case PRELU -> {
                int slopes = units.learned("slope", LearnedSlope.INITIAL);
                blueprint.add(new LearnedSlope(hidden, slopes, blueprint.kept(hidden), blueprint.kept(hidden)));
            }
        }
        if (options.dropout() > 0) {
            blueprint.add(new Dropout(hidden, blueprint.dropout(), options.dropout(), blueprint.kept(hidden)));
        }
    }

    private static List<Span> split(Span wide, List<Integer> widths) {
        List<Span> parts = new ArrayList<>();
        int at = 0;
        for (int width : widths) {
            parts.add(wide.part(at, width));
            at += width;
        }
        return parts;
    }
}
