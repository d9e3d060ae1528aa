/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.constraint;

/** How two towers are tied: a and b, where a is the one with more data. */
public enum ConstraintKind {
    /** Not at all. */
    NONE,
    /** By a penalty on the squared distance of their hidden layers, which moves both. */
    L2_SYMMETRIC,
    /** By the same penalty, which moves b alone. */
    L2_STOPGRAD,
    /** After each step b is moved towards a until their distance is at most the strength. */
    PROJECTION,
    /** By a penalty on every sample for which b's head predicts more than a's. */
    OUTPUT_ORDER,
    /** They share their hidden layers and have heads of their own. */
    HARD_SHARE
}
