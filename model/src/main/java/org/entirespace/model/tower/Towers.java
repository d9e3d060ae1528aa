/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

/**
 * A working copy of the towers' parameters in the form that an engine computes with, shared by its passes. One thread may
 * load while no pass runs; passes on different threads may run at the same time.
 */
public interface Towers {

    /** The most rows of one pass. */
    int capacity();

    /**
     * Takes in the parameters. Passes compute with the parameters that were loaded last, and later changes of the array may or
     * may not be seen before the next load.
     *
     * @param parameters as the {@link DensePart} lays them out; kept, not changed
     */
    void load(float[] parameters);

    /** A pass with memory of its own. */
    TowerPass pass();
}
