/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.List;

/**
 * A working copy of the towers' parameters in the form that an engine computes with, shared by its passes. Threads may load
 * different shares while no pass runs; passes on different threads may run at the same time.
 */
public interface Towers {

    /** The most rows of one pass. */
    int capacity();

    /**
     * Prepares for runs of rows that have their first columns in common; to be asked for before parameters are loaded or passes
     * made. Towers that gain nothing by it do nothing.
     *
     * @param columns the number of columns, in [1, inputs)
     */
    default void share(int columns) {}

    /** The parts in which parameters are loaded. */
    int shares();

    /**
     * Takes in the parameters of one share. Passes compute with the parameters that were loaded last, and later changes of the
     * array may or may not be seen before the next load.
     *
     * @param parameters as the {@link DensePart} lays them out; kept, not changed
     * @param share in [0, {@link #shares()})
     */
    void load(float[] parameters, int share);

    /** Takes in all parameters. */
    default void load(float[] parameters) {
        for (int s = 0; s < shares(); s++) {
            load(parameters, s);
        }
    }

    /** A pass with memory of its own. */
    TowerPass pass();

    /** A sum of gradients for passes of these towers. */
    TowerGradient gradient();

    /** The total of some sums that these towers made. */
    GradientSum sumOf(List<TowerGradient> sums);
}
