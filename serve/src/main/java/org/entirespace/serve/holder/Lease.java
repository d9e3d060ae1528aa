/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import java.util.Optional;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.scoring.ScoringLane;
import org.jspecify.annotations.Nullable;

/**
 * What one request scores with: a version of a model, which stays as it is until the lease ends whatever is loaded or unloaded meanwhile,
 * and a lane of it. One thread at a time.
 */
public final class Lease implements AutoCloseable {

    private final ServedModel model;
    private final ScoringLane lane;
    private final HolderListener listener;
    private @Nullable TakenArm arm;
    private final boolean counts;
    private boolean ended;

    Lease(ServedModel model, HolderListener listener) throws InterruptedException {
        this(model, listener, true);
    }

    private Lease(ServedModel model, HolderListener listener, boolean counts) throws InterruptedException {
        this.model = model;
        this.listener = listener;
        this.counts = counts;
        lane = model.borrow();
    }

    /** A lease whose rows are no traffic: nobody hears of them, and they count for no drift. */
    static Lease unheard(ServedModel model) throws InterruptedException {
        return new Lease(model, HolderListener.NONE, false);
    }

    /** This lease, as that of a request that asked for a split. */
    public Lease by(TakenArm taken) {
        arm = taken;
        return this;
    }

    /** By which split the request came here; empty where it asked for the model itself. */
    public Optional<TakenArm> arm() {
        return Optional.ofNullable(arm);
    }

    /** The version that answers. */
    public ServedModel model() {
        return model;
    }

    /**
     * Scores the rows that are in the lane.
     *
     * @throws IllegalRequestException when a field has a value both in common and in a row
     * @throws IllegalStateException when the model answers what is no probability, so that nobody takes it for one
     */
    public void score() throws IllegalRequestException {
        model.score(lane);
        for (int q = 0; q < model.quantities().size(); q++) {
            for (int row = 0; row < lane.rows().rows(); row++) {
                if (Double.isNaN(lane.logOdds(q, row))) {
                    throw new IllegalStateException(model + " answers no number for "
                            + model.quantities().get(q).key() + " of candidate " + row);
                }
            }
        }
        if (!counts) {
            return;
        }
        listener.scored(model, lane);
        model.drift().ifPresent(drift -> drift.add(lane).forEach(change -> listener.drifted(model, change)));
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
