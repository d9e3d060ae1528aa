/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entirespace.data.plan.BehaviorPlan;
import org.entirespace.data.plan.LogPlan;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the log side of a recipe. Not the product's reader, which checks much more. */
final class LogRecipe {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private LogRecipe() {}

    /** The plan of a recipe in the project's folder of recipes. */
    static LogPlan named(String name) throws IOException {
        return parse(Files.readString(Path.of("..", "recipes", name + ".yaml")));
    }

    /** The plan of a recipe's text; {@code history} may be absent. */
    static LogPlan parse(String yaml) {
        ObjectNode tree = (ObjectNode) YAML.readTree(yaml);
        List<String> known = List.of(
                "sources", "views", "impressions", "events", "behaviors", "history", "fields", "split", "quality");
        tree.remove(new ArrayList<>(tree.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .toList()));
        for (String map : List.of("views", "history", "fields", "split", "quality")) {
            if (!tree.has(map)) {
                tree.putObject(map);
            }
        }
        return YAML.treeToValue(tree, LogPlan.class);
    }

    /** A plan with other behaviours. */
    static LogPlan withBehaviors(LogPlan plan, Map<String, BehaviorPlan> behaviors) {
        return new LogPlan(
                plan.sources(),
                plan.views(),
                plan.impressions(),
                plan.events(),
                behaviors,
                plan.history(),
                plan.fields(),
                plan.split(),
                plan.quality());
    }
}
