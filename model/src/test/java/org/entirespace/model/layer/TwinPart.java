/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entirespace.model.tower.Activation;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.HeadPlace;
import org.entirespace.model.tower.Normalization;
import org.entirespace.model.tower.Sharing;

/**
 * The slow twin of a dense part of any form: one row, in double precision, reading the parameters from front to back in the
 * order that the documents tell.
 */
public final class TwinPart {

    private final int copies;
    private final DenseOptions options;
    private final List<HeadPlace> heads;
    private final int towers;

    /** A twin of what {@link LayeredPart#of} makes of the same. */
    public TwinPart(int copies, DenseOptions options, List<HeadPlace> heads) {
        this.copies = copies;
        this.options = options;
        this.heads = heads;
        towers = heads.stream().mapToInt(HeadPlace::tower).max().orElseThrow() + 1;
    }

    /** The logits of a row that is only scored. */
    public double[] logits(double[] parameters, double[] x) {
        return logits(parameters, x, 0, -1);
    }

    /** The logits of a row in training, at a position since the pass began with the seed; scored where the position is negative. */
    public double[] logits(double[] parameters, double[] x, long seed, long position) {
        return new Row(parameters, seed, position).logits(x);
    }

    /** One row on its way, and how far the parameters were read. */
    private final class Row {
        private final double[] parameters;
        private final long seed;
        private final long position;
        private int at;
        private int dropouts;

        Row(double[] parameters, long seed, long position) {
            this.parameters = parameters;
            this.seed = seed;
            this.position = position;
        }

        double[] logits(double[] x) {
            double[][] tops = stacks(towerInputs(x), options.tower(), new double[0][], new int[0]).tops;
            double[][] reads = new double[heads.size()][];
            for (int h = 0; h < reads.length; h++) {
                List<Integer> follows = heads.get(h).follows();
                reads[h] = tops[heads.get(h).tower()];
                if (options.sharing().kind() == Sharing.Kind.AITM && !follows.isEmpty()) {
                    reads[h] = transferred(
                            reads[h], follows.stream().map(f -> reads[f]).toArray(double[][]::new));
                }
            }
            double[][] weights = matrix(reads.length, reads[0].length);
            double[] logits = vector(reads.length);
            for (int h = 0; h < logits.length; h++) {
                logits[h] += TwinLayers.product(reads[h], weights[h]);
            }
            if (at != parameters.length) {
                throw new AssertionError("read " + at + " parameters of " + parameters.length);
            }
            return logits;
        }

        private double[][] towerInputs(double[] x) {
            double[][] reads = new double[towers][];
            Arrays.fill(reads, x);
            switch (options.sharing().kind()) {
                case TOWERS, AITM -> {
                    int width = x.length / copies;
                    for (int t = 0; t < towers && copies > 1; t++) {
                        reads[t] = Arrays.copyOfRange(x, t * width, (t + 1) * width);
                    }
                }
                case SHARED_BOTTOM -> {
                    double[][] none = new double[0][];
                    Arrays.fill(
                            reads, stacks(new double[][] {x}, options.sharing().widths(), none, new int[0]).tops[0]);
                }
                case MMOE -> experts(x, reads);
                case PLE -> levels(x, reads);
            }
            return reads;
        }

        private void experts(double[] x, double[][] reads) {
            double[][] inputs = new double[options.sharing().experts()][];
            Arrays.fill(inputs, x);
            int[] sizes = new int[towers];
            Arrays.fill(sizes, inputs.length);
            Stacks stacks = stacks(inputs, options.sharing().widths(), reads.clone(), sizes);
            for (int t = 0; t < towers; t++) {
                reads[t] = TwinLayers.mixture(stacks.gates[t], stacks.tops);
            }
        }

        /** Selections of each tower, then the shared one, level by level. */
        private void levels(double[] x, double[][] reads) {
            Sharing sharing = options.sharing();
            int own = sharing.ownExperts();
            double[][] now = new double[towers + 1][];
            Arrays.fill(now, x);
            for (int level = 1; level <= sharing.levels(); level++) {
                List<double[]> inputs = new ArrayList<>();
                for (int t = 0; t < towers; t++) {
                    for (int k = 0; k < own; k++) {
                        inputs.add(now[t]);
                    }
                }
                for (int k = 0; k < sharing.experts(); k++) {
                    inputs.add(now[towers]);
                }
                int gates = level < sharing.levels() ? towers + 1 : towers;
                int[] sizes = new int[gates];
                Arrays.fill(sizes, own + sharing.experts());
                if (gates > towers) {
                    sizes[towers] = inputs.size();
                }
                Stacks stacks =
                        stacks(inputs.toArray(double[][]::new), sharing.widths(), Arrays.copyOf(now, gates), sizes);
                double[][] next = new double[gates][];
                for (int t = 0; t < towers; t++) {
                    double[][] seen = new double[sizes[t]][];
                    System.arraycopy(stacks.tops, t * own, seen, 0, own);
                    System.arraycopy(stacks.tops, towers * own, seen, own, sharing.experts());
                    next[t] = TwinLayers.mixture(stacks.gates[t], seen);
                }
                if (gates > towers) {
                    next[towers] = TwinLayers.mixture(stacks.gates[towers], stacks.tops);
                }
                now = next;
            }
            System.arraycopy(now, 0, reads, 0, towers);
        }

        private double[] transferred(double[] own, double[][] earlier) {
            int d = own.length;
            int[] sizes = new int[earlier.length];
            Arrays.fill(sizes, d);
            double[][] set = new double[earlier.length + 1][];
            set[0] = own;
            double[][] handed = affine(earlier, sizes);
            for (int f = 0; f < earlier.length; f++) {
                set[f + 1] = TwinLayers.rectified(handed[f], 0);
            }
            double[][] maps = matrix(d, 3 * d);
            double[] bias = vector(3 * d);
            for (int u = 0; u < set.length; u++) {
                set[u] = TwinLayers.affine(set[u], maps, bias);
            }
            return TwinLayers.attention(set);
        }

        private Stacks stacks(double[][] inputs, List<Integer> widths, double[][] gateInputs, int[] gateSizes) {
            double[][] h = inputs;
            double[][] gates = new double[0][];
            for (int l = 0; l < widths.size(); l++) {
                int count = inputs.length;
                int extra = l == 0 ? gateInputs.length : 0;
                double[][] reads = Arrays.copyOf(h, count + extra);
                int[] sizes = new int[count + extra];
                Arrays.fill(sizes, widths.get(l));
                for (int g = 0; g < extra; g++) {
                    reads[count + g] = gateInputs[g];
                    sizes[count + g] = gateSizes[g];
                }
                double[][] z = affine(reads, sizes);
                gates = l == 0 ? Arrays.copyOfRange(z, count, count + extra) : gates;
                h = elementwise(Arrays.copyOf(z, count));
            }
            return new Stacks(h, gates);
        }

        private double[][] elementwise(double[][] z) {
            int width = z[0].length;
            double[][] h = z.clone();
            if (options.normalization() == Normalization.LAYER) {
                double[][] gains = matrix(z.length, width);
                double[][] biases = matrix(z.length, width);
                for (int s = 0; s < h.length; s++) {
                    h[s] = TwinLayers.normalized(h[s], gains[s], biases[s]);
                }
            }
            boolean learned = options.activation() == Activation.PRELU;
            double fixed = options.activation() == Activation.RELU ? 0 : 0.01;
            for (int s = 0; s < h.length; s++) {
                h[s] = TwinLayers.rectified(h[s], learned ? vector(width) : new double[] {fixed});
            }
            if (options.dropout() > 0 && position >= 0) {
                double p = options.dropout();
                for (int unit = 0; unit < h.length * width; unit++) {
                    h[unit / width][unit % width] *= Dropout.keeps(seed, dropouts, position, unit, p) ? 1 / (1 - p) : 0;
                }
                dropouts++;
            }
            return h;
        }

        /** Affine maps; neighbours that read the very same array lie in one wide matrix. Weights first, then all biases. */
        @SuppressWarnings("ReferenceEquality") // equal numbers by chance are not one input
        private double[][] affine(double[][] inputs, int[] sizes) {
            double[][] z = new double[inputs.length][];
            for (int m = 0; m < z.length; ) {
                int first = m;
                int wide = 0;
                for (; m < z.length && inputs[m] == inputs[first]; m++) {
                    wide += sizes[m];
                }
                double[][] weight = matrix(inputs[first].length, wide);
                double[] all = TwinLayers.affine(inputs[first], weight, new double[wide]);
                int from = 0;
                for (int k = first; k < m; k++) {
                    z[k] = Arrays.copyOfRange(all, from, from + sizes[k]);
                    from += sizes[k];
                }
            }
            for (double[] part : z) {
                double[] bias = vector(part.length);
                Arrays.setAll(part, j -> part[j] + bias[j]);
            }
            return z;
        }

        private double[] vector(int count) {
            at += count;
            return Arrays.copyOfRange(parameters, at - count, at);
        }

        private double[][] matrix(int rows, int columns) {
            double[][] matrix = new double[rows][];
            for (int i = 0; i < rows; i++) {
                matrix[i] = vector(columns);
            }
            return matrix;
        }
    }

    /** What stacks and the gates beside them put out. */
    private static final class Stacks {
        final double[][] tops;
        final double[][] gates;

        Stacks(double[][] tops, double[][] gates) {
            this.tops = tops;
            this.gates = gates;
        }
    }
}
