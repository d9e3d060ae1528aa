/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.Sharing;

/**
 * Levels of shared experts and of experts of each tower's own.
 *
 * <pre>
 *   x_t, x_s       what tower t's experts and gate, and the shared ones, read: at first the input, then the level's mixtures
 *   tower t        mixes its own experts and the shared ones       by softmax(x_t G_t + c_t)
 *   the shared     mixes the experts of all towers and the shared  by softmax(x_s G_s + c_s), on all levels but the last
 * </pre>
 *
 * Source: Tang et al., "Progressive Layered Extraction (PLE): A Novel Multi-Task Learning (MTL) Model for Personalized
 * Recommendations", RecSys 2020; its gates have no bias c.
 */
final class ProgressiveExtraction {

    /** The most experts of one level: more would take memory for the plan alone. */
    private static final int MAX_EXPERTS = 4096;

    private ProgressiveExtraction() {}

    /**
     * Adds all levels.
     *
     * @param towers the heads of each tower
     * @return what each tower reads
     * @throws IllegalArgumentException when a level has too many experts
     */
    static List<Span> of(Blueprint blueprint, DenseOptions options, List<List<Integer>> towers) {
        int levels = options.sharing().levels();
        long experts = (long) towers.size() * options.sharing().ownExperts()
                + options.sharing().experts();
        if (experts > MAX_EXPERTS) {
            throw new IllegalArgumentException("sharing ple: " + experts + " experts on a level, " + towers.size()
                    + " towers' own included; expected at most " + MAX_EXPERTS);
        }
        // each tower's, then the shared
        List<Span> reads = Collections.nCopies(towers.size() + 1, blueprint.whole(Tape.INPUT));
        for (int level = 1; level <= levels; level++) {
            reads = level(blueprint, options, towers, reads, level);
        }
        return reads;
    }

    private static List<Span> level(
            Blueprint blueprint, DenseOptions options, List<List<Integer>> towers, List<Span> reads, int level) {
        Sharing sharing = options.sharing();
        String prefix = sharing.levels() == 1 ? "" : "level " + level + ".";
        String name = "level " + level + ", ";
        int own = sharing.ownExperts();
        int shared = towers.size();
        List<HiddenLayers.Stack> stacks = new ArrayList<>();
        List<HiddenLayers.Gate> gates = new ArrayList<>();
        for (int t = 0; t < shared; t++) {
            for (int e = 0; e < own; e++) {
                stacks.add(new HiddenLayers.Stack(name + "expert " + e + " of tower " + t, reads.get(t)));
            }
            gates.add(new HiddenLayers.Gate(name + "gate of tower " + t, reads.get(t), own + sharing.experts()));
        }
        for (int e = 0; e < sharing.experts(); e++) {
            stacks.add(new HiddenLayers.Stack(name + "shared expert " + e, reads.get(shared)));
        }
        if (level < sharing.levels()) {
            gates.add(new HiddenLayers.Gate(name + "shared gate", reads.get(shared), stacks.size()));
        }
        HiddenLayers experts = HiddenLayers.of(blueprint, options, stacks, sharing.widths(), gates);
        List<Span> tops = experts.tops();
        List<Span> mixtures = new ArrayList<>();
        for (int g = 0; g < gates.size(); g++) {
            List<Span> seen = tops;
            if (g < shared) {
                seen = new ArrayList<>(tops.subList(g * own, (g + 1) * own));
                seen.addAll(tops.subList(shared * own, tops.size()));
            }
            Span gate = experts.gates().get(g);
            mixtures.add(MixtureOfExperts.mix(blueprint, gate, seen));
            blueprint.gauge(new GateEntropy(prefix, g < shared ? towers.get(g) : List.of(), gate));
        }
        blueprint.gauge(new ExpertSimilarity(prefix, tops));
        return mixtures;
    }
}
