/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import org.entirespace.model.kernel.RowLoopLibrary;
import org.entirespace.model.kernel.RowLoops;
import org.entirespace.model.worker.Workers;

/**
 * What a network's first parameters are made from, and by whom.
 *
 * @param seed the seed of all of them; it alone decides their bits
 * @param loops what moves the rows of embedding tables
 * @param workers make the rows of embedding tables; the network does not keep them
 */
public record FreshParameters(long seed, RowLoops loops, Workers workers) {

    /** Parameters made by the caller's thread. */
    public FreshParameters(long seed) {
        this(seed, Workers.alone());
    }

    /** Parameters made by some threads. */
    public FreshParameters(long seed, Workers workers) {
        this(seed, RowLoopLibrary.fastest(), workers);
    }
}
