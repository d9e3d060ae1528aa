/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.entirespace.core.graph.Quantity;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.scoring.ScoringLane;
import org.jspecify.annotations.Nullable;

/**
 * What a version shows before it is served, beyond the golden answers that it was written with: every answer is a probability, and
 * whoever asks the version before it can go on asking.
 */
final class Trial {

    private static final String NOTHING_KNOWN = "{\"candidates\":[{}]}";

    private final ServedModel model;
    private final ScoringLane lane;

    private Trial(ServedModel model, ScoringLane lane) {
        this.model = model;
        this.lane = lane;
    }

    /**
     * Tries a version.
     *
     * @param before the version that answers by default now, null where there is none
     * @throws IOException what it fails
     */
    static void of(ServedModel model, @Nullable ServedModel before) throws IOException, InterruptedException {
        ScoringLane lane = model.borrow();
        try {
            Trial trial = new Trial(model, lane);
            trial.ask(NOTHING_KNOWN);
            if (before != null) {
                trial.requireQuantities(before);
                trial.requireFields(before);
            }
        } finally {
            model.giveBack(lane);
        }
    }

    private void requireQuantities(ServedModel before) throws IOException {
        Set<String> gone = keys(before.quantities());
        gone.removeAll(keys(model.quantities()));
        if (!gone.isEmpty()) {
            throw new IOException(
                    "does not answer " + gone + ", as " + before + " does; unload the model first if that is meant");
        }
    }

    private static Set<String> keys(List<Quantity> quantities) {
        return quantities.stream().map(Quantity::key).collect(Collectors.toCollection(HashSet::new));
    }

    private void requireFields(ServedModel before) throws IOException {
        for (GoldenRequest request : before.golden()) {
            try {
                ask(request.body());
            } catch (IOException e) {
                throw new IOException(
                        "cannot be asked what " + before + " is asked: " + e.getMessage()
                                + "; unload the model first if that is meant",
                        e);
            }
        }
    }

    private void ask(String body) throws IOException {
        try {
            lane.score(body);
        } catch (IllegalRequestException e) {
            throw new IOException(e.getMessage(), e);
        }
        for (int row = 0; row < lane.rows().rows(); row++) {
            for (int q = 0; q < model.quantities().size(); q++) {
                double probability = lane.probability(q, row);
                if (!(probability >= 0 && probability <= 1)) {
                    throw new IOException("answers " + probability + " for "
                            + model.quantities().get(q).key() + "; expected a probability");
                }
            }
        }
    }
}
