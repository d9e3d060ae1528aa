/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.forest.Forest;
import org.entirespace.model.forest.ForestNumbers;
import org.entirespace.model.heads.HeadModel;
import org.entirespace.model.network.Network;

/** The numbers of a model as the tensors of its file. */
final class BundleTensors {

    private BundleTensors() {}

    /**
     * The tensors of a model.
     *
     * @throws IllegalArgumentException when it is of no kind that bundles know
     */
    static List<Tensor> of(HeadModel model) {
        if (model instanceof Network network) {
            return of(network);
        }
        if (model instanceof Forest forest) {
            return of(ForestNumbers.of(forest));
        }
        throw new IllegalArgumentException("a bundle of " + model.getClass() + "; expected a network or a forest");
    }

    static List<Tensor> of(Network network) {
        TensorKind kind = TensorKind.of(network.options().embeddingPrecision());
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(new Tensor("towers", List.of((long) network.dense().length), new ArrayRows(network.dense())));
        for (int f = 0; f < network.tables().size(); f++) {
            EmbeddingTable table = network.tables().get(f);
            tensors.add(new Tensor(
                    "embedding." + network.tableNames().get(f),
                    List.of((long) table.rows(), (long) table.dimension()),
                    kind,
                    new TableRows(table)));
        }
        return tensors;
    }

    static List<Tensor> of(ForestNumbers numbers) {
        return numbers.blocks().stream()
                .map(block -> new Tensor(
                        block.name(),
                        block.shape(),
                        new ArrayRows(block.floats().array())))
                .toList();
    }

    /** An array as rows. */
    private static final class ArrayRows implements Tensor.Rows {
        private final float[] values;

        ArrayRows(float[] values) {
            this.values = values;
        }

        @Override
        public void read(long row, float[] buffer) {
            System.arraycopy(values, Math.toIntExact(row * buffer.length), buffer, 0, buffer.length);
        }

        @Override
        public void write(long row, float[] buffer) {
            System.arraycopy(buffer, 0, values, Math.toIntExact(row * buffer.length), buffer.length);
        }
    }

    /** The rows of an embedding table. */
    private record TableRows(EmbeddingTable table) implements Tensor.Rows {
        @Override
        public void read(long row, float[] buffer) {
            table.copyInto(Math.toIntExact(row), buffer, 0);
        }

        @Override
        public void write(long row, float[] buffer) {
            table.setRow(Math.toIntExact(row), buffer, 0);
        }
    }
}
