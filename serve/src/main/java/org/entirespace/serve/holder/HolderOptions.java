/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

/**
 * How models are held.
 *
 * @param lanes requests that a version scores at a time; each has memory of its own, taken when the version is loaded
 * @param versions the most versions of a model that are served at a time, the newest
 */
public record HolderOptions(int lanes, int versions) {

    /** Checks that there is at least one of each. */
    public HolderOptions {
        if (lanes < 1 || versions < 1) {
            throw new IllegalArgumentException("lanes " + lanes + ", versions " + versions + "; expected ≥ 1");
        }
    }
}
