/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.List;
import java.util.Objects;

/**
 * The form of the dense part of a network.
 *
 * @param tower widths of each tower's hidden layers, at least one layer, each at least 1
 * @param activation what follows each hidden layer
 * @param normalization what comes before the activation
 * @param dropout the probability with which a hidden unit is dropped in training, in [0, 1)
 * @param sharing what towers share
 */
public record DenseOptions(
        List<Integer> tower, Activation activation, Normalization normalization, double dropout, Sharing sharing) {

    /** Checks the sizes. */
    public DenseOptions {
        tower = List.copyOf(tower);
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(normalization, "normalization");
        Objects.requireNonNull(sharing, "sharing");
        if (tower.isEmpty() || tower.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("tower " + tower + "; expected at least one layer, each ≥ 1");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout " + dropout + "; expected in [0, 1)");
        }
    }

    /** Rectified towers without dropout or normalisation that share nothing but the input row. */
    public static DenseOptions plain(List<Integer> tower) {
        return new DenseOptions(tower, Activation.RELU, Normalization.NONE, 0, Sharing.towers());
    }

    /** Whether towers are plain, so that engines compute them as a whole. */
    public boolean isPlain() {
        return activation == Activation.RELU
                && normalization == Normalization.NONE
                && dropout == 0
                && sharing.kind() == Sharing.Kind.TOWERS;
    }
}
