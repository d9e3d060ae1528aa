/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import org.entirespace.core.graph.Quantity;

/**
 * The outputs of a quantity, (batch) floats each.
 *
 * @param quantity the quantity
 * @param probability the name of the output with its probability: the quantity's key
 * @param logOdds the name of the output with its log-odds
 */
record QuantityOutput(Quantity quantity, String probability, String logOdds) {

    static QuantityOutput of(Quantity quantity) {
        return new QuantityOutput(quantity, quantity.key(), quantity.key() + ".logit");
    }
}
