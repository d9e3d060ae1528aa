/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.schema.FittedField;
import org.entirespace.model.network.TinyNetworks;

/** Forests of random numbers over fields of every sort. */
public final class TinyForests {

    private TinyForests() {}

    /** A forest of three trees of seven nodes for each head; another seed gives other numbers. */
    public static Forest forest(BehaviorGraph graph, long seed) {
        var random = new SplittableRandom(seed);
        CompiledGraph compiled = CompiledGraph.of(graph);
        int rates = compiled.rates().size();
        ValueStatistics statistics = statistics(rates, random);
        List<Trees> heads = new ArrayList<>();
        for (int h = 0; h < rates; h++) {
            heads.add(trees(statistics.width(), random));
        }
        Readout readout = new Readout(Map.of(compiled.rates().get(rates - 1).name(), 0.5), false);
        return new Forest(TinyNetworks.schema(), compiled, readout, statistics, heads);
    }

    static ValueStatistics statistics(int rates, SplittableRandom random) {
        float[][] tables = TinyNetworks.schema().fields().stream()
                .filter(FittedField::isIndexed)
                .map(field -> random(field.cardinality() * (1 + rates), random))
                .toArray(float[][]::new);
        return new ValueStatistics(TinyNetworks.schema(), random(rates, random), tables);
    }

    /** Two trees of depth two, all splits in place, and one that is a leaf. */
    static Trees trees(int width, SplittableRandom random) {
        int[] sizes = {7, 1, 7};
        int[] lefts = {1, 3, 5, 0, 0, 0, 0, 0, 1, 3, 5, 0, 0, 0, 0};
        int[] features = new int[lefts.length];
        for (int n = 0; n < lefts.length; n++) {
            features[n] = lefts[n] == 0 ? Trees.LEAF : random.nextInt(width);
        }
        return new Trees((float) random.nextDouble(-1, 1), sizes, features, random(lefts.length, random), lefts, width);
    }

    private static float[] random(int length, SplittableRandom random) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }
}
