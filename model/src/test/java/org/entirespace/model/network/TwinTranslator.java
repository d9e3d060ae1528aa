/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.model.tower.DensePart.Block;
import org.entirespace.model.tower.ForwardTranslator;

/** Carries out what it hears, for one row, in doubles, by the equations of {@link ForwardTranslator} and nothing else. */
final class TwinTranslator implements ForwardTranslator {

    private static final int WIDEST = 512;

    private final float[] parameters;
    private final Map<Integer, double[]> nodes = new HashMap<>();

    TwinTranslator(float[] parameters, double[] input) {
        this.parameters = parameters;
        nodes.put(INPUT, input);
    }

    /** A node's values; NaN where nothing was set. */
    double[] node(int node) {
        return nodes.computeIfAbsent(node, absent -> {
            double[] values = new double[WIDEST];
            Arrays.fill(values, Double.NaN);
            return values;
        });
    }

    private double[] read(Columns columns) {
        return Arrays.copyOfRange(node(columns.node()), columns.from(), columns.from() + columns.width());
    }

    private void set(Columns columns, double[] values) {
        System.arraycopy(values, 0, node(columns.node()), columns.from(), columns.width());
    }

    @Override
    public void affine(Columns in, Block weight, int bias, Columns out) {
        double[] x = read(in);
        double[] z = new double[out.width()];
        for (int j = 0; j < z.length; j++) {
            z[j] = parameters[bias + j];
            for (int i = 0; i < x.length; i++) {
                z[j] += x[i] * parameters[weight.offset() + i * weight.stride() + j];
            }
        }
        set(out, z);
    }

    @Override
    public void rectify(Columns columns, float slope) {
        set(
                columns,
                Arrays.stream(read(columns)).map(z -> Math.max(z, slope * z)).toArray());
    }

    @Override
    public void rectifyByLearnedSlopes(Columns columns, int slopes) {
        double[] z = read(columns);
        for (int j = 0; j < z.length; j++) {
            z[j] = z[j] > 0 ? z[j] : parameters[slopes + j] * z[j];
        }
        set(columns, z);
    }

    @Override
    public void normalize(Columns columns, int group, double epsilon, int gain, int shift) {
        double[] z = read(columns);
        for (int from = 0; from < z.length; from += group) {
            double[] own = Arrays.copyOfRange(z, from, from + group);
            double mean = Arrays.stream(own).average().orElseThrow();
            double variance = Arrays.stream(own)
                    .map(v -> (v - mean) * (v - mean))
                    .average()
                    .orElseThrow();
            for (int j = from; j < from + group; j++) {
                double normalized = (z[j] - mean) / Math.sqrt(variance + epsilon);
                z[j] = parameters[gain + j] * normalized + parameters[shift + j];
            }
        }
        set(columns, z);
    }

    @Override
    public void mix(Columns gate, List<Columns> experts, Columns out) {
        set(out, weighted(softmax(read(gate)), experts.stream().map(this::read).toList()));
    }

    @Override
    public void attend(List<Columns> members, Columns out) {
        int d = out.width();
        double[] scores = new double[members.size()];
        for (int u = 0; u < scores.length; u++) {
            double[] vkq = read(members.get(u));
            for (int j = 0; j < d; j++) {
                scores[u] += vkq[d + j] * vkq[2 * d + j] / Math.sqrt(d);
            }
        }
        set(
                out,
                weighted(
                        softmax(scores),
                        members.stream()
                                .map(member -> Arrays.copyOf(read(member), d))
                                .toList()));
    }

    private static double[] softmax(double[] scores) {
        double[] powers = Arrays.stream(scores).map(Math::exp).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(power -> power / sum).toArray();
    }

    private static double[] weighted(double[] weights, List<double[]> rows) {
        double[] sum = new double[rows.get(0).length];
        for (int u = 0; u < weights.length; u++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += weights[u] * rows.get(u)[j];
            }
        }
        return sum;
    }
}
