/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

/** What the towers' matrix products multiply. Sums, parameters, losses and optimiser state are 32-bit floats either way. */
public enum Precision {
    /** 32-bit floats: 24 significant bits. */
    FLOAT32,
    /** bfloat16: 8 significant bits, the exponents of a float. */
    BFLOAT16
}
