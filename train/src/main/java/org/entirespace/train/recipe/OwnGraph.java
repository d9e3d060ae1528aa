/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entirespace.core.graph.Behavior;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.train.document.KeyRules;
import org.entirespace.train.document.TextForm;
import org.jspecify.annotations.Nullable;

/**
 * A graph of one's own as a document declares it. Its label columns are not part of it.
 *
 * @param behaviors the behaviours by name
 * @param aliases names of quantities
 */
public record OwnGraph(
        @JsonPropertyDescription("Behaviors by name, as in a recipe's graph.")
        Map<String, GraphBehavior> behaviors,

        @JsonPropertyDescription("Names of quantities in reports, such as purchase|click: CVR.") @Nullable
        Map<String, String> aliases) {

    /**
     * Adds to a schema what types alone do not say about the keys of a graph.
     *
     * @param keys the rules of the schema
     * @param path the path of the graph in it
     */
    public static void applyRules(KeyRules keys, String path) {
        keys.names(path + ".behaviors", TextForm.NAME);
        keys.rule(path + ".behaviors", "{'maxProperties': " + BehaviorGraph.MAX_BEHAVIORS + "}");
        for (String link : List.of("requires", "given")) {
            keys.rule(path + ".behaviors.*." + link, "{'type': ['string', 'array'], 'uniqueItems': true}");
        }
        keys.form(path + ".aliases", TextForm.QUANTITY);
        keys.text(path + ".aliases.*", TextForm.SOME_TEXT);
    }

    /**
     * The graph.
     *
     * @throws IllegalArgumentException when it breaks a rule of {@link BehaviorGraph}
     */
    public BehaviorGraph graph(String name) {
        List<Behavior> declared = new ArrayList<>();
        behaviors.forEach((behavior, links) -> declared.add(new Behavior(
                behavior,
                Objects.requireNonNullElse(links.requires(), List.of()),
                Objects.requireNonNullElse(links.given(), List.of()))));
        return new BehaviorGraph(name, declared, Objects.requireNonNullElse(aliases, Map.of()));
    }
}
