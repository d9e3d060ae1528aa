/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.Label;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;

/** The slow twin of a network: the same function in double precision, sample by sample, forward and backward. */
final class NetworkTwin {

    private final List<FittedField> indexed;
    private final CompiledGraph graph;
    private final TwinGraph composition;
    private final List<LossTerm> terms;

    NetworkTwin(Schema schema, CompiledGraph graph, List<LossTerm> terms) {
        this.indexed = schema.fields().stream().filter(FittedField::isIndexed).toList();
        this.graph = graph;
        this.composition = new TwinGraph(graph);
        this.terms = terms;
    }

    static NetworkTwin of(Network network, List<LossTerm> terms) {
        return new NetworkTwin(network.schema(), network.graph(), terms);
    }

    /** The mean loss of every term over its observed samples; 0 where there are none. */
    double[] losses(TwinParameters parameters, SampleBatch batch) {
        double[] losses = new double[terms.size()];
        int[] counts = counts(batch);
        for (int i = 0; i < batch.size; i++) {
            double[] logits = logits(parameters, batch, i);
            for (int t = 0; t < losses.length; t++) {
                if (observed(t, batch, i)) {
                    losses[t] -= seen(t, logits, batch, i).value / counts[t];
                }
            }
        }
        return losses;
    }

    /** The objective: the weighted sum of the mean losses. */
    double total(TwinParameters parameters, SampleBatch batch) {
        double total = 0;
        double[] losses = losses(parameters, batch);
        for (int t = 0; t < losses.length; t++) {
            total += terms.get(t).weight() * losses[t];
        }
        return total;
    }

    /** The gradient of {@link #total}. */
    TwinParameters gradient(TwinParameters parameters, SampleBatch batch) {
        TwinParameters gradient = parameters.zeros();
        int[] counts = counts(batch);
        for (int i = 0; i < batch.size; i++) {
            double[] logits = logits(parameters, batch, i);
            double[] dLogits = new double[logits.length];
            for (int t = 0; t < terms.size(); t++) {
                if (observed(t, batch, i)) {
                    double[] slope = seen(t, logits, batch, i).slope;
                    for (int r = 0; r < dLogits.length; r++) {
                        dLogits[r] -= terms.get(t).weight() / counts[t] * slope[r];
                    }
                }
            }
            backward(parameters, batch, i, dLogits, gradient);
        }
        return gradient;
    }

    private void backward(TwinParameters parameters, SampleBatch batch, int i, double[] dLogits, TwinParameters into) {
        double[] x = input(parameters, batch, i);
        double[] dx = new double[x.length];
        for (int t = 0; t < dLogits.length; t++) {
            TwinTower tower = parameters.towers.get(t);
            double[] part = tower.backward(tower.activations(x), dLogits[t], into.towers.get(t));
            Arrays.setAll(dx, k -> dx[k] + part[k]);
        }
        int at = 0;
        for (int f = 0; f < indexed.size(); f++) {
            int dimension = parameters.tables[f][0].length;
            List<Integer> rows = rows(batch, f, i);
            for (int row : rows) {
                for (int k = 0; k < dimension; k++) {
                    into.tables[f][row][k] += dx[at + k] * share(f, rows);
                }
            }
            at += dimension;
        }
    }

    double[] logits(TwinParameters parameters, SampleBatch batch, int i) {
        double[] x = input(parameters, batch, i);
        return parameters.towers.stream()
                .mapToDouble(tower -> tower.logit(tower.activations(x)))
                .toArray();
    }

    /** ln p / (1 - p) of a quantity for one sample. */
    double logOdds(TwinParameters parameters, SampleBatch batch, int i, Quantity quantity) {
        double[] logits = logits(parameters, batch, i);
        return composition
                .logProbability(logits, quantity, true)
                .minus(composition.logProbability(logits, quantity, false))
                .value;
    }

    /** Embeddings of the indexed fields, then numbers, each in schema order. */
    private double[] input(TwinParameters parameters, SampleBatch batch, int i) {
        List<Double> x = new ArrayList<>();
        for (int f = 0; f < indexed.size(); f++) {
            List<Integer> rows = rows(batch, f, i);
            for (int k = 0; k < parameters.tables[f][0].length; k++) {
                double sum = 0;
                for (int row : rows) {
                    sum += parameters.tables[f][row][k] * share(f, rows);
                }
                x.add(sum);
            }
        }
        for (float[] column : batch.numeric) {
            x.add((double) column[i]);
        }
        return x.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double share(int field, List<Integer> rows) {
        return indexed.get(field).pooling() == Pooling.MEAN ? 1.0 / rows.size() : 1;
    }

    private static List<Integer> rows(SampleBatch batch, int field, int i) {
        SampleBatch.Rows rows = batch.indexed[field];
        return Arrays.stream(rows.values, rows.offsets[i], rows.offsets[i + 1])
                .boxed()
                .toList();
    }

    private TwinGraph.LogProbability seen(int term, double[] logits, SampleBatch batch, int i) {
        Quantity quantity = terms.get(term).quantity();
        boolean happened = label(batch, quantity.goal(), i) == Label.POSITIVE.code();
        return composition.logProbability(logits, quantity, happened);
    }

    private int[] counts(SampleBatch batch) {
        int[] counts = new int[terms.size()];
        for (int t = 0; t < counts.length; t++) {
            for (int i = 0; i < batch.size; i++) {
                counts[t] += observed(t, batch, i) ? 1 : 0;
            }
        }
        return counts;
    }

    private boolean observed(int term, SampleBatch batch, int i) {
        Quantity quantity = terms.get(term).quantity();
        boolean inSpace =
                quantity.space().isEntire() || label(batch, quantity.space().name(), i) == Label.POSITIVE.code();
        return inSpace && label(batch, quantity.goal(), i) != Label.UNOBSERVED.code();
    }

    private byte label(SampleBatch batch, String behavior, int i) {
        return batch.labels[graph.graph().indexOf(behavior)][i];
    }
}
