/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entirespace.core.graph.Space;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.train.evaluate.LabelCounts;
import org.entirespace.train.recipe.GraphPlan;

/**
 * The labels of one split, each among all impressions and, where the graph requires others for it, among the impressions where
 * those happened.
 *
 * @param split the split
 * @param rows its samples
 * @param steps the labels, in the order of the samples' columns
 */
public record Funnel(Split split, long rows, List<FunnelStep> steps) {

    static final String ENTIRE = Space.ENTIRE.name();

    /** Copies the list. */
    public Funnel {
        steps = List.copyOf(steps);
    }

    static Funnel of(Split split, SampleSplit samples, GraphPlan graph) {
        byte[] everywhere = new byte[samples.rows()];
        Arrays.fill(everywhere, (byte) 1);
        List<FunnelStep> steps = new ArrayList<>();
        for (String label : samples.behaviors()) {
            byte[] codes = samples.labels(label);
            steps.add(new FunnelStep(label, ENTIRE, LabelCounts.of(codes, everywhere)));
            for (String required : required(graph, label)) {
                steps.add(new FunnelStep(label, required, LabelCounts.of(codes, samples.labels(required))));
            }
        }
        return new Funnel(split, samples.rows(), steps);
    }

    /** The label columns that the graph requires for a label column. */
    private static Set<String> required(GraphPlan graph, String label) {
        Set<String> required = new LinkedHashSet<>();
        graph.graph().behaviors().stream()
                .filter(behavior -> graph.label(behavior.name()).equals(label))
                .flatMap(behavior -> behavior.requires().stream())
                .forEach(other -> required.add(graph.label(other)));
        return required;
    }
}
