/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.model.tower.DensePart.Block;

/** A plan in the making: gives out nodes and places for parameters, and gathers layers. One owner. */
final class Blueprint {

    private final List<Integer> nodes = new ArrayList<>();
    private final List<Integer> kept = new ArrayList<>();
    private final List<Layer> layers = new ArrayList<>();
    private final List<Draw> draws = new ArrayList<>();
    private final List<Gauge> gauges = new ArrayList<>();
    private final List<NamedBlock> names = new ArrayList<>();
    private int parameters;
    private int dropouts;

    /** A plan with an input and a node of logits, and nothing yet in between. */
    Blueprint(long inputs, int heads) {
        node(inputs);
        node(heads);
    }

    /** The whole of a new node. */
    Span node(long width) {
        nodes.add(fitting(width));
        return whole(nodes.size() - 1);
    }

    /** The whole of a node. */
    Span whole(int node) {
        return new Span(node, 0, nodes.get(node));
    }

    /** The number of a new array, (rows, width), for what a layer keeps until it goes backward. */
    int kept(int width) {
        kept.add(width);
        return kept.size() - 1;
    }

    /** The same for a layer that works in place: its rows begin where those of the span do. */
    int kept(Span span) {
        return kept(nodes.get(span.node()));
    }

    /** Where some new parameters begin. */
    int reserve(long count) {
        int from = parameters;
        parameters = fitting(from + count);
        return from;
    }

    /** The number of parameters so far. */
    int parameters() {
        return parameters;
    }

    /** The number of a new dropout. */
    int dropout() {
        return dropouts++;
    }

    void add(Layer layer) {
        layers.add(layer);
    }

    void draw(Draw draw) {
        draws.add(draw);
    }

    void gauge(Gauge gauge) {
        gauges.add(gauge);
    }

    /** Tells what some parameters are. */
    void name(String name, Block block) {
        names.add(new NamedBlock(name, block));
    }

    /** Tells whose an affine map is. */
    void name(String owner, Affine map) {
        name(owner + ", weight", map.blocks().get(0));
        name(owner + ", bias", map.blocks().get(1));
    }

    /**
     * Adds affine maps whose outputs lie side by side. Neighbours that read the same input are one product over one wide weight.
     *
     * @param inputs what each map reads
     * @param outputs the width of each map's output
     * @param out all outputs
     * @return the maps, in order; the weights lie in order, then the biases in order
     */
    List<Affine> affine(List<Span> inputs, List<Integer> outputs, Span out) {
        List<Affine> wide = new ArrayList<>();
        List<Span> read = new ArrayList<>();
        for (int m = 0; m < inputs.size(); ) {
            Span input = inputs.get(m);
            int width = 0;
            for (; m < inputs.size() && inputs.get(m).equals(input); m++) {
                width += outputs.get(m);
            }
            read.add(input);
            wide.add(new Affine(reserve((long) input.width() * width), width, input.width(), width, 0));
        }
        int bias = reserve(out.width());
        List<Affine> maps = new ArrayList<>();
        int at = 0;
        for (int w = 0; w < wide.size(); w++) {
            Affine place = wide.get(w);
            Affine map = new Affine(place.weight(), place.stride(), place.inputs(), place.outputs(), bias + at);
            add(new Dense(read.get(w), out.part(at, map.outputs()), map));
            for (int from = 0; from < map.outputs(); ) {
                int width = outputs.get(maps.size());
                maps.add(map.columns(from, width));
                from += width;
            }
            at += map.outputs();
        }
        return maps;
    }

    Plan plan() {
        return new Plan(nodes, kept, layers, draws, gauges, names, parameters);
    }

    private static int fitting(long size) {
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("dense part of " + size + " numbers; expected 1 to 2^31 - 1");
        }
        return (int) size;
    }
}
