/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import org.entirespace.model.tower.ForwardTranslator;

/**
 * A function of some spans of a tape, and its slope. Knows where it reads and writes, and keeps nothing: numbers live on the
 * tape, so passes share layers.
 */
interface Layer {

    /** Computes its output span from its input spans. */
    void forward(Tape tape);

    /**
     * Adds to the gradients of its input spans and of its parameters, from the gradient of its output span. A layer that works in
     * place replaces the gradient.
     */
    void backward(Tape tape);

    /** Tells what {@link #forward} computes where rows are scored. */
    void translate(ForwardTranslator translator);
}
