/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

/** What comes between a hidden layer's affine map and its activation. */
public enum Normalization {
    /** Nothing. */
    NONE,
    /** Each row to mean 0 and deviation 1, then a learned gain and bias for each unit. */
    LAYER
}
