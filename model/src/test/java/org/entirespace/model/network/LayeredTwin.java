/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.entirespace.core.graph.LossTerm;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.Label;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.layer.TwinPart;

/** The slow twin of a network of any form: its objective in double precision, sample by sample, forward only. */
final class LayeredTwin {

    final double[] dense;
    final double[][] tables; // (tables)(rows * dimension)
    private final Network network;
    private final List<FittedField> indexed;
    private final List<LossTerm> terms;
    private final TwinGraph composition;
    private final TwinPart part;

    /** A twin with the parameters of a network as they are now. */
    LayeredTwin(Network network, List<LossTerm> terms) {
        this.network = network;
        this.terms = terms;
        indexed = network.schema().fields().stream()
                .filter(FittedField::isIndexed)
                .toList();
        composition = new TwinGraph(network.graph());
        part = new TwinPart(
                network.layout().copies(),
                network.options().dense(),
                HeadPlaces.of(network.graph(), network.options()));
        dense = IntStream.range(0, network.dense().length)
                .mapToDouble(i -> network.dense()[i])
                .toArray();
        tables = network.tables().stream().map(LayeredTwin::numbers).toArray(double[][]::new);
    }

    static double[] numbers(EmbeddingTable table) {
        float[] row = new float[table.dimension()];
        double[] numbers = new double[table.rows() * row.length];
        for (int i = 0; i < numbers.length; i++) {
            table.copyInto(i / row.length, row, 0);
            numbers[i] = row[i % row.length];
        }
        return numbers;
    }

    /** The weighted sum of the mean losses, each over its observed samples. */
    double total(SampleBatch batch) {
        double[] sums = new double[terms.size()];
        int[] counts = new int[terms.size()];
        for (int i = 0; i < batch.size; i++) {
            double[] logits = part.logits(dense, input(batch, i));
            for (int t = 0; t < sums.length; t++) {
                Quantity quantity = terms.get(t).quantity();
                byte label = batch.labels[network.graph().graph().indexOf(quantity.goal())][i];
                if (label != Label.UNOBSERVED.code()) {
                    counts[t]++;
                    sums[t] -= composition.logProbability(logits, quantity, label == Label.POSITIVE.code()).value;
                }
            }
        }
        return IntStream.range(0, sums.length)
                .mapToDouble(t -> terms.get(t).weight() * sums[t] / Math.max(1, counts[t]))
                .sum();
    }

    private double[] input(SampleBatch batch, int i) {
        DoubleStream x = DoubleStream.empty();
        for (int c = 0; c < network.layout().copies(); c++) {
            for (int f = 0; f < indexed.size(); f++) {
                x = DoubleStream.concat(x, DoubleStream.of(pooled(c * indexed.size() + f, f, batch.indexed[f], i)));
            }
            x = DoubleStream.concat(x, Arrays.stream(batch.numeric).mapToDouble(column -> column[i]));
        }
        return x.toArray();
    }

    private double[] pooled(int table, int field, SampleBatch.Rows rows, int i) {
        int count = rows.offsets[i + 1] - rows.offsets[i];
        double share = indexed.get(field).pooling() == Pooling.MEAN ? 1.0 / count : 1;
        double[] sum = new double[network.tables().get(table).dimension()];
        for (int k = rows.offsets[i]; k < rows.offsets[i + 1]; k++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += share * tables[table][rows.values[k] * sum.length + j];
            }
        }
        return sum;
    }
}
