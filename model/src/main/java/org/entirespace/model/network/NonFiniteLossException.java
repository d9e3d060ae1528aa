/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

/** A loss that has exploded, or a gradient that is infinite or not a number. The step that met it changed no parameter. */
public final class NonFiniteLossException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NonFiniteLossException(String term, double value, long step) {
        this("loss of '" + term + "' is " + value, step);
    }

    private NonFiniteLossException(String what, long step) {
        super(what + " at step " + step + "; lower the learning rate, or look for extreme input numbers");
    }

    /** Finite losses with a gradient that is not: some input number is not finite, though no observed label saw it. */
    static NonFiniteLossException ofGradient(String parameter, long step) {
        return new NonFiniteLossException("the gradient of " + parameter + " is not finite", step);
    }
}
