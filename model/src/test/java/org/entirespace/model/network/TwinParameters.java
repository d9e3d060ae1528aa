/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.entirespace.model.embedding.EmbeddingTable;

/** All parameters of a network in double precision, taken apart. Gradients have the same form. */
final class TwinParameters {

    final double[][][] tables; // (indexed fields)(rows)(dimension)
    final List<TwinTower> towers; // one for each rate

    TwinParameters(double[][][] tables, List<TwinTower> towers) {
        this.tables = tables;
        this.towers = towers;
    }

    /** The parameters of a network, read from its flat array as the layout is documented. */
    static TwinParameters of(Network network) {
        double[][][] tables = new double[network.tables().size()][][];
        for (int f = 0; f < tables.length; f++) {
            EmbeddingTable table = network.tables().get(f);
            tables[f] = new double[table.rows()][table.dimension()];
        }
        TwinParameters parameters = new TwinParameters(tables, zeroTowers(network));
        parameters.exchange(network, (own, theirs) -> theirs, false);
        return parameters;
    }

    private static List<TwinTower> zeroTowers(Network network) {
        List<Integer> widths = network.options().dense().tower();
        double[][][] weights = new double[widths.size()][][];
        double[][] biases = new double[widths.size()][];
        int in = network.shape().inputs();
        for (int l = 0; l < weights.length; l++) {
            weights[l] = new double[in][widths.get(l)];
            biases[l] = new double[widths.get(l)];
            in = widths.get(l);
        }
        TwinTower form = new TwinTower(weights, biases, new double[in], new double[1]);
        List<TwinTower> towers = new ArrayList<>();
        for (int t = 0; t < network.shape().heads(); t++) {
            towers.add(form.zeros());
        }
        return towers;
    }

    /** Writes these parameters into a network, rounded; its embeddings' optimiser state is cleared. */
    void copyInto(Network network) {
        exchange(network, (own, theirs) -> own, true);
    }

    private void exchange(Network network, DoubleBinaryOperator chosen, boolean write) {
        for (int f = 0; f < tables.length; f++) {
            EmbeddingTable table = network.tables().get(f);
            float[] buffer = new float[table.dimension()];
            for (int row = 0; row < tables[f].length; row++) {
                table.copyInto(row, buffer, 0);
                exchange(tables[f][row], buffer, 0, chosen);
                if (write) {
                    table.setRow(row, buffer, 0);
                }
            }
        }
        int at = 0;
        float[] dense = network.dense();
        for (int l = 0; l < towers.get(0).weights.length; l++) {
            at = exchangeLayer(l, dense, at, chosen);
        }
        for (TwinTower tower : towers) {
            at = exchange(tower.head, dense, at, chosen);
        }
        for (TwinTower tower : towers) {
            at = exchange(tower.headBias, dense, at, chosen);
        }
        if (at != dense.length) {
            throw new AssertionError("the towers have " + at + " parameters, the flat array " + dense.length);
        }
    }

    /** Layer 0: the rows of all towers side by side. Later layers: one tower's matrix after the other. Then biases. */
    private int exchangeLayer(int l, float[] dense, int from, DoubleBinaryOperator chosen) {
        int at = from;
        int inputs = towers.get(0).weights[l].length;
        if (l == 0) {
            for (int i = 0; i < inputs; i++) {
                for (TwinTower tower : towers) {
                    at = exchange(tower.weights[0][i], dense, at, chosen);
                }
            }
        } else {
            for (TwinTower tower : towers) {
                for (int i = 0; i < inputs; i++) {
                    at = exchange(tower.weights[l][i], dense, at, chosen);
                }
            }
        }
        for (TwinTower tower : towers) {
            at = exchange(tower.biases[l], dense, at, chosen);
        }
        return at;
    }

    /** Sets each pair of numbers, ours and theirs, to the one chosen. */
    private static int exchange(double[] own, float[] theirs, int at, DoubleBinaryOperator chosen) {
        for (int j = 0; j < own.length; j++) {
            double value = chosen.applyAsDouble(own[j], theirs[at + j]);
            own[j] = value;
            theirs[at + j] = (float) value;
        }
        return at + own.length;
    }

    /** Zeros of this form. */
    TwinParameters zeros() {
        double[][][] zeroTables = new double[tables.length][][];
        for (int f = 0; f < tables.length; f++) {
            zeroTables[f] = new double[tables[f].length][tables[f][0].length];
        }
        return new TwinParameters(
                zeroTables, towers.stream().map(TwinTower::zeros).toList());
    }

    /** Every stretch of parameters by a name that tells its kind; live. */
    Map<String, double[]> blocks() {
        Map<String, double[]> blocks = new LinkedHashMap<>();
        for (int f = 0; f < tables.length; f++) {
            for (int row = 0; row < tables[f].length; row++) {
                blocks.put("table " + f + " row " + row, tables[f][row]);
            }
        }
        for (int t = 0; t < towers.size(); t++) {
            TwinTower tower = towers.get(t);
            for (int l = 0; l < tower.weights.length; l++) {
                for (int i = 0; i < tower.weights[l].length; i++) {
                    blocks.put("tower " + t + " layer " + l + " weight " + i, tower.weights[l][i]);
                }
                blocks.put("tower " + t + " layer " + l + " bias", tower.biases[l]);
            }
            blocks.put("tower " + t + " head", tower.head);
            blocks.put("tower " + t + " head bias", tower.headBias);
        }
        return blocks;
    }

    /** A number for every parameter, from this one's and another's. */
    TwinParameters combine(TwinParameters other, DoubleBinaryOperator operator) {
        TwinParameters result = zeros();
        Map<String, double[]> own = blocks();
        Map<String, double[]> others = other.blocks();
        result.blocks().forEach((name, block) -> {
            for (int j = 0; j < block.length; j++) {
                block[j] = operator.applyAsDouble(valueAt(own, name, j), valueAt(others, name, j));
            }
        });
        return result;
    }

    private static double valueAt(Map<String, double[]> blocks, String name, int j) {
        double[] block = blocks.get(name);
        if (block == null) {
            throw new AssertionError("no " + name);
        }
        return block[j];
    }
}
