/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

/**
 * What follows each hidden layer's affine map, element by element.
 *
 * <pre>
 *   relu        h = max(z, 0)
 *   leaky_relu  h = z where z &gt; 0, else 0.01 z
 *   prelu       h = z where z &gt; 0, else a z        a: one learned slope for each unit, 0.25 at the start
 * </pre>
 */
public enum Activation {
    /** The rectified linear unit. */
    RELU,
    /** The same with a small fixed slope below zero. */
    LEAKY_RELU,
    /** The same with a learned slope below zero. */
    PRELU
}
