/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import org.entirespace.train.document.DocumentMapper;
import org.entirespace.train.document.Overlay;
import org.entirespace.train.method.MethodSection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays defaults under what an experiment says, and gives every data set that is a world the whole of it. */
final class ExperimentLayout {

    /** The name of the only data set where an experiment names none. */
    static final String ONLY = "world";

    private ExperimentLayout() {}

    /** The experiment with every default filled in. */
    static ObjectNode fill(ObjectNode experiment) {
        ObjectNode world = Overlay.of(defaults(WorldSection.defaults()), experiment.path("world"));
        ObjectNode filled = experiment.deepCopy();
        filled.set("world", world);
        filled.set("judging", Overlay.of(defaults(Judging.defaults()), experiment.path("judging")));
        if (experiment.has("online")) {
            filled.set("online", Overlay.of(defaults(Online.defaults()), experiment.path("online")));
        }
        ObjectNode data = filled.putObject("data");
        said(experiment).propertyStream().forEach(set -> data.set(set.getKey(), dataSet(set.getValue(), world)));
        filled.path("variants")
                .propertyStream()
                .forEach(variant ->
                        ((ObjectNode) variant.getValue()).set("method", MethodSection.filled(variant.getValue())));
        return filled;
    }

    private static JsonNode said(ObjectNode experiment) {
        return experiment.has("data")
                ? experiment.path("data")
                : DocumentMapper.json()
                        .createObjectNode()
                        .set(ONLY, DocumentMapper.json().createObjectNode());
    }

    /** A data set whose keys of a world are one key. */
    private static ObjectNode dataSet(JsonNode said, ObjectNode world) {
        ObjectNode set = DocumentMapper.json().createObjectNode().put("train_share", 1.0);
        ObjectNode worlds = (ObjectNode) said.deepCopy();
        for (String key : DataSection.OWN) {
            if (said.has(key)) {
                set.set(key, said.path(key));
                worlds.remove(key);
            }
        }
        if (!set.has("folder")) {
            set.set("world", Overlay.of(world, worlds));
        }
        return set;
    }

    private static ObjectNode defaults(Record section) {
        return DocumentMapper.json().valueToTree(section);
    }
}
