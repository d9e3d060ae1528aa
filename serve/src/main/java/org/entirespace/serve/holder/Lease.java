/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import org.entirespace.model.scoring.ScoringLane;

/**
 * What one request scores with: a version of a model, which stays as it is until the lease ends whatever is loaded or unloaded meanwhile,
 * and a lane of it. One thread at a time.
 */
public final class Lease implements AutoCloseable {

    private final ServedModel model;
    private final ScoringLane lane;
    private boolean ended;

    Lease(ServedModel model) throws InterruptedException {
        this.model = model;
        lane = model.borrow();
    }

    /** The version that answers. */
    public ServedModel model() {
        return model;
    }

    /** Where the request's rows go, and its answers come from. */
    public ScoringLane lane() {
        return lane;
    }

    /** Ends the lease; the lane is another request's from now on. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            model.giveBack(lane);
        }
    }
}
