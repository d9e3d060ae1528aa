/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.forest;

/**
 * The trees of one head. Immutable, so threads may share it. They can be walked safely, whoever made them: children lie
 * behind their parent, within the tree, and features within the row.
 *
 * <pre>
 *   logit = base + sum over trees of the value of the leaf that the sample falls into
 *
 *   left  where  feature &lt; value,  right otherwise; the right child lies behind the left one
 * </pre>
 */
public final class Trees {

    /** The feature of a leaf. */
    static final int LEAF = -1;

    private final float base;
    private final int[] sizes; // (trees)
    private final int[] features; // (nodes), LEAF in a leaf
    private final float[] values; // (nodes), the threshold of a split, the addend of a leaf
    private final int[] lefts; // (nodes), the left child counted from its tree's root; 0 in a leaf

    /**
     * Trees as arrays, which are kept; nobody changes them afterwards.
     *
     * @param base the logit without any tree, finite
     * @param sizes the nodes of each tree, at least 1; (trees)
     * @param features the feature that a node splits by, or -1 in a leaf; (nodes)
     * @param values the threshold of a split, the addend of a leaf, finite; (nodes)
     * @param lefts the left child, counted from the tree's root; 0 in a leaf; (nodes)
     * @param width the features of a sample
     * @throws IllegalArgumentException when these are no trees over so many features
     */
    public Trees(float base, int[] sizes, int[] features, float[] values, int[] lefts, int width) {
        this.base = base;
        this.sizes = sizes;
        this.features = features;
        this.values = values;
        this.lefts = lefts;
        require(Float.isFinite(base), "base", base, "a finite number");
        require(values.length == features.length && lefts.length == features.length, "nodes", features.length, "one");
        int root = 0;
        for (int size : sizes) {
            require(size >= 1 && size <= features.length - root, "size of a tree", size, "1 to the nodes left");
            for (int node = 0; node < size; node++) {
                checkNode(root, node, size, width);
            }
            root += size;
        }
        require(root == features.length, "nodes", features.length, "those of the trees, " + root);
    }

    private void checkNode(int root, int node, int size, int width) {
        int feature = features[root + node];
        int left = lefts[root + node];
        require(Float.isFinite(values[root + node]), "value of node " + node, values[root + node], "a finite number");
        require(feature >= LEAF && feature < width, "feature of node " + node, feature, "-1 to " + (width - 1));
        boolean inPlace = feature == LEAF ? left == 0 : left > node && left + 1 < size;
        require(inPlace, "left child of node " + node, left, "behind it, within " + size + " nodes");
    }

    private static void require(boolean holds, String what, Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("trees: " + what + ": " + found + "; expected " + expected);
        }
    }

    /** The number of trees. */
    public int count() {
        return sizes.length;
    }

    /** The number of their nodes, leaves included. */
    public int nodes() {
        return features.length;
    }

    /** The logit of a sample whose features begin at {@code at}. */
    public float logit(float[] row, int at) {
        float logit = base;
        int root = 0;
        for (int size : sizes) {
            logit += leaf(root, row, at);
            root += size;
        }
        return logit;
    }

    private float leaf(int root, float[] row, int at) {
        int node = root;
        while (features[node] != LEAF) {
            node = root + lefts[node] + (row[at + features[node]] < values[node] ? 0 : 1);
        }
        return values[node];
    }

    float base() {
        return base;
    }

    /** Copies the sizes of the trees as floats; (trees). */
    float[] sizesAsFloats() {
        float[] copy = new float[sizes.length];
        for (int t = 0; t < copy.length; t++) {
            copy[t] = sizes[t];
        }
        return copy;
    }

    /** Copies the nodes as floats: feature, value and left child of each; (nodes, 3). */
    float[] nodesAsFloats() {
        float[] copy = new float[Math.multiplyExact(features.length, NODE)];
        for (int n = 0; n < features.length; n++) {
            copy[n * NODE] = features[n];
            copy[n * NODE + 1] = values[n];
            copy[n * NODE + 2] = lefts[n];
        }
        return copy;
    }

    /** The numbers of a node. */
    static final int NODE = 3;
}
