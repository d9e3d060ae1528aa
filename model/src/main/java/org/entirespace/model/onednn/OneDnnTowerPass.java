/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.stream;
import org.entirespace.model.tower.RowRuns;
import org.entirespace.model.tower.TowerGradient;
import org.entirespace.model.tower.TowerPass;
import org.jspecify.annotations.Nullable;

/**
 * A pass whose blocks are always full: rows that are not asked for are zero, and so are their gradients. Products, biases
 * and rectifiers run in the library, in the towers' precision; gradients are summed as floats. One group of towers goes after
 * the other, so that what a group works on stays in the processor's cache.
 */
final class OneDnnTowerPass implements TowerPass {

    private final OneDnnTowers towers;
    private final OneDnnFormat format;
    private final stream queue;
    private final OneDnnRows input; // (capacity, inputs)
    private final NativeMemory inputGradients; // (capacity, inputs)
    private final List<OneDnnForward> forward = new ArrayList<>(); // (groups)
    private final List<OneDnnBackward> backward = new ArrayList<>(); // (groups); none where nothing is trained
    private final Map<Integer, OneDnnRunPass> byRuns = new HashMap<>(); // by the most runs that they take
    private @Nullable OneDnnRunPass lastRuns; // of the last forward pass; null where it was plain
    private int rows; // of the last forward pass

    /** A pass of blocks of a format, which may be smaller than the towers' own. */
    OneDnnTowerPass(OneDnnTowers towers, OneDnnFormat format) {
        this.towers = towers;
        this.format = format;
        format.library().stayOnThisThread();
        queue = new stream(format.library().device);
        int inputs = towers.shape.inputs();
        input = new OneDnnRows(format, inputs);
        inputGradients = NativeMemory.ofFloats(towers.trains ? Math.multiplyExact(format.capacity(), inputs) : 0);
        for (OneDnnWeights group : towers.groups) {
            forward.add(new OneDnnForward(group, format, input));
        }
        if (towers.trains) {
            planBackward();
        }
    }

    /** The group that went forward last comes first: what it left is still near. */
    private void planBackward() {
        OneDnnWeights widest = towers.groups.stream()
                .max(Comparator.comparingInt(group -> group.shape.towers()))
                .orElseThrow();
        NativeMemory[] layers = OneDnnLayers.memory(format, widest.shape);
        for (int g = 0; g < towers.groups.size(); g++) {
            boolean first = g == towers.groups.size() - 1;
            backward.add(
                    new OneDnnBackward(towers.groups.get(g), forward.get(g), input, layers, inputGradients, first));
        }
    }

    @Override
    public void forward(float[] rowsIn, int count, float[] logits) {
        format.library().stayOnThisThread();
        rows = count;
        lastRuns = null;
        input.put(rowsIn, count, queue);
        for (OneDnnForward group : forward) {
            group.run(count, logits, queue);
        }
    }

    @Override
    public void forward(float[] rowsIn, RowRuns runs, float[] logits) {
        int most = OneDnnRunPass.room(runs.runs(), format.capacity());
        format.library().stayOnThisThread();
        rows = runs.rows();
        OneDnnRunPass pass = byRuns.computeIfAbsent(
                most, m -> new OneDnnRunPass(towers, format, runs.shared(), m, forward, backward));
        pass.forward(rowsIn, runs, logits, queue);
        lastRuns = pass;
    }

    @Override
    public void backward(float[] logitGradients, float[] ofInput) {
        requireTraining();
        format.library().stayOnThisThread();
        OneDnnRunPass pass = lastRuns;
        if (pass != null) {
            pass.backward(logitGradients, ofInput, queue);
            return;
        }
        for (int g = backward.size() - 1; g >= 0; g--) {
            backward.get(g).run(logitGradients, rows, queue);
        }
        inputGradients.get(0, ofInput, 0, rows * towers.shape.inputs());
    }

    @Override
    public void begin(TowerGradient sum, long seed) {
        requireTraining();
        for (int g = 0; g < backward.size(); g++) {
            backward.get(g).sum.begin(((OneDnnGradient) sum).of(g));
        }
    }

    private void requireTraining() {
        if (!towers.trains) {
            throw new IllegalStateException("a pass that only scores has no gradients");
        }
    }
}
