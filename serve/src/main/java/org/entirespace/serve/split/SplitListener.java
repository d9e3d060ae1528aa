/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.split;

/** Hears which arms requests take. Called by any thread. */
public interface SplitListener {

    /** Hears nothing. */
    SplitListener NONE = new SplitListener() {};

    /** A request takes an arm. */
    default void taken(Split split, Split.Arm arm) {}

    /** A request was to take an arm whose model is not served. */
    default void notReady(Split split, Split.Arm arm) {}
}
