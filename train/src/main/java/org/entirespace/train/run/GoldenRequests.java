/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entirespace.data.prepare.RawSamples;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.Split;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.heads.HeadModel;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.train.recipe.Recipe;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some training samples as requests of one candidate each, for a bundle to carry with its model's answers. They are computed in
 * floats, as models are served, whatever they were trained in.
 */
final class GoldenRequests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> bodies;
    private final TowerEngine engine;

    private GoldenRequests(List<String> bodies, TowerEngine engine) {
        this.bodies = bodies;
        this.engine = engine;
    }

    /**
     * Reads the raw values of some samples.
     *
     * @param count how many, fewer where there are fewer, and none where there is no file with their raw values
     */
    static GoldenRequests read(Recipe recipe, SampleFolder samples, TrainingPlace place, int count) throws IOException {
        TowerEngine engine = place.servingEngine();
        if (count == 0) {
            return new GoldenRequests(List.of(), engine);
        }
        if (!samples.hasRaw(Split.TRAIN)) {
            place.listener().noted("there is no file of raw samples: the model gets no golden requests");
            return new GoldenRequests(List.of(), engine);
        }
        List<String> bodies = new ArrayList<>();
        for (RawSamples.RawSample sample : RawSamples.read(samples, Split.TRAIN, count)) {
            bodies.add(body(JSON.readTree(sample.values()), recipe.network().requestFields()));
        }
        return new GoldenRequests(bodies, engine);
    }

    /** A request of one candidate; values that are missing are left out. */
    private static String body(JsonNode row, List<String> requestFields) {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode request = body.putObject("request");
        ObjectNode candidate = body.putArray("candidates").addObject();
        row.propertyStream()
                .filter(entry -> !entry.getValue().isNull())
                .forEach(entry -> (requestFields.contains(entry.getKey()) ? request : candidate)
                        .set(entry.getKey(), entry.getValue()));
        return JSON.writeValueAsString(body);
    }

    /** What a model answers them, as it is now. */
    List<GoldenRequest> answeredBy(HeadModel model) throws IOException {
        return bodies.isEmpty() ? List.of() : Agreement.write(new ModelScorer(model, engine), bodies);
    }
}
