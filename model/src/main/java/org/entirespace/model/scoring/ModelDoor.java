/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.scoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.Quantity;
import org.entirespace.model.request.IllegalRequestException;

/** The door of this library: a scorer within the same process. One thread at a time. */
public final class ModelDoor implements Door {

    private final List<Quantity> quantities;
    private final ScoringLane lane;

    /** A door to a scorer. */
    public ModelDoor(ModelScorer scorer) {
        quantities = scorer.quantities();
        lane = scorer.lane();
    }

    @Override
    public List<Map<String, Double>> answer(String body) throws IOException {
        try {
            lane.score(body);
        } catch (IllegalRequestException e) {
            throw new IOException("the request cannot be scored: " + e.getMessage(), e);
        }
        List<Map<String, Double>> answers = new ArrayList<>();
        for (int row = 0; row < lane.rows().rows(); row++) {
            Map<String, Double> answer = new LinkedHashMap<>();
            for (int q = 0; q < quantities.size(); q++) {
                answer.put(quantities.get(q).key(), lane.probability(q, row));
            }
            answers.add(answer);
        }
        return answers;
    }
}
