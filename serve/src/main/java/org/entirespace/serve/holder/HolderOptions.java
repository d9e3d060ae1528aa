/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import org.entirespace.serve.drift.DriftWatch;
import org.jspecify.annotations.Nullable;

/**
 * How models are held.
 *
 * @param lanes requests that a version scores at a time; each has memory of its own, taken when the version is loaded
 * @param versions the most versions of a model that are served at a time, the newest
 * @param drift how their scores are watched; null where they are not
 */
public record HolderOptions(
        int lanes, int versions, @Nullable DriftWatch drift) {

    /** Checks that there is at least one of each. */
    public HolderOptions {
        if (lanes < 1 || versions < 1) {
            throw new IllegalArgumentException("lanes " + lanes + ", versions " + versions + "; expected ≥ 1");
        }
    }

    /** Models whose scores are not watched. */
    public HolderOptions(int lanes, int versions) {
        this(lanes, versions, null);
    }
}
