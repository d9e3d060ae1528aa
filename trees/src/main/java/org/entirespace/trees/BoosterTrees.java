/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import org.entirespace.model.forest.Trees;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes trees out of the JSON that XGBoost makes of a booster in memory. Nodes are numbered anew, level by level, so that
 * children lie behind their parent and side by side.
 */
final class BoosterTrees {

    private final float base;
    private final int width;
    private final int[] sizes; // (trees)
    private final NodeColumns nodes = new NodeColumns();

    private BoosterTrees(int trees, float base, int width) {
        this.base = base;
        this.width = width;
        this.sizes = new int[trees];
    }

    /**
     * The first trees of a booster.
     *
     * @param json the booster
     * @param count how many trees
     * @param base the logit without any tree
     * @param width the features of a sample
     */
    static Trees read(byte[] json, int count, float base, int width) {
        JsonNode trees = JsonMapper.builder()
                .build()
                .readTree(json)
                .path("learner")
                .path("gradient_booster")
                .path("model")
                .path("trees");
        BoosterTrees reading = new BoosterTrees(count, base, width);
        for (int t = 0; t < count; t++) {
            reading.add(t, trees.path(t));
        }
        return reading.trees();
    }

    private void add(int number, JsonNode tree) {
        JsonNode left = tree.path("left_children");
        JsonNode right = tree.path("right_children");
        int root = nodes.count();
        int[] order = new int[left.size()]; // (nodes as they are now), the nodes as they were
        int known = 1;
        for (int n = 0; n < known; n++) {
            int was = order[n];
            float value = tree.path("split_conditions").path(was).floatValue();
            if (left.path(was).intValue() < 0) {
                nodes.add(-1, value, 0);
            } else {
                nodes.add(tree.path("split_indices").path(was).intValue(), value, known);
                order[known++] = left.path(was).intValue();
                order[known++] = right.path(was).intValue();
            }
        }
        sizes[number] = nodes.count() - root;
    }

    private Trees trees() {
        return new Trees(base, sizes, nodes.features(), nodes.values(), nodes.lefts(), width);
    }
}
