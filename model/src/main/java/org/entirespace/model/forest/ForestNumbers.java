/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.forest;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.heads.BatchColumns;

/**
 * All numbers of a forest as floats, as a file holds them: filled from a forest, or empty to be filled and then checked. The
 * arrays are live.
 */
public final class ForestNumbers {

    /** A block of numbers by name; row-major. */
    public record Block(String name, List<Long> shape, Floats floats) {

        /** Copies the shape. */
        public Block {
            shape = List.copyOf(shape);
        }
    }

    /** An array that is shared on purpose. */
    public static final class Floats {
        private final float[] array;

        private Floats(float[] array) {
            this.array = array;
        }

        /** The array, live. */
        public float[] array() {
            return array;
        }
    }

    private final Schema schema;
    private final CompiledGraph graph;
    private final ForestForm form;
    private final float[] priors; // (rates)
    private final float[] bases; // (rates)
    private final float[][] tables; // (indexed fields), each (cardinality, 1 + rates)
    private final float[][] sizes; // (rates), each (trees)
    private final float[][] nodes; // (rates), each (nodes, 3)

    /**
     * Numbers that are all zero, for a forest of some form.
     *
     * @throws IllegalArgumentException when there can be no such forest
     * @throws ArithmeticException when it would be too large
     */
    public ForestNumbers(Schema schema, CompiledGraph graph, ForestForm form) {
        this.schema = schema;
        this.graph = graph;
        this.form = form;
        form.parameters(schema, graph);
        int rates = graph.rates().size();
        priors = new float[rates];
        bases = new float[rates];
        tables = new BatchColumns(schema)
                .indexed().stream()
                        .map(field -> new float[Math.multiplyExact(field.cardinality(), 1 + rates)])
                        .toArray(float[][]::new);
        sizes = form.trees().stream().map(count -> new float[count]).toArray(float[][]::new);
        nodes = form.nodes().stream()
                .map(count -> new float[Math.multiplyExact(count, Trees.NODE)])
                .toArray(float[][]::new);
    }

    /** The numbers of a forest. */
    public static ForestNumbers of(Forest forest) {
        ForestNumbers numbers = new ForestNumbers(forest.schema(), forest.graph(), forest.form());
        copy(forest.statistics().priors(), numbers.priors);
        for (int f = 0; f < numbers.tables.length; f++) {
            copy(forest.statistics().tables()[f], numbers.tables[f]);
        }
        for (int h = 0; h < numbers.nodes.length; h++) {
            Trees trees = forest.heads().get(h);
            numbers.bases[h] = trees.base();
            copy(trees.sizesAsFloats(), numbers.sizes[h]);
            copy(trees.nodesAsFloats(), numbers.nodes[h]);
        }
        return numbers;
    }

    private static void copy(float[] from, float[] to) {
        System.arraycopy(from, 0, to, 0, to.length);
    }

    /** The numbers by name, in the order of the file. */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(block("priors", priors, priors.length));
        blocks.add(block("bases", bases, bases.length));
        List<FittedField> indexed = new BatchColumns(schema).indexed();
        for (int f = 0; f < tables.length; f++) {
            FittedField field = indexed.get(f);
            blocks.add(block("statistics." + field.name(), tables[f], field.cardinality(), 1 + priors.length));
        }
        for (int h = 0; h < nodes.length; h++) {
            String head = graph.rates().get(h).name();
            blocks.add(block("sizes." + head, sizes[h], sizes[h].length));
            blocks.add(block("nodes." + head, nodes[h], form.nodes().get(h), Trees.NODE));
        }
        return blocks;
    }

    private static Block block(String name, float[] array, long... shape) {
        return new Block(name, java.util.Arrays.stream(shape).boxed().toList(), new Floats(array));
    }

    /**
     * The forest of these numbers.
     *
     * @throws IllegalArgumentException when they are not those of a forest
     */
    public Forest forest() {
        ValueStatistics statistics = new ValueStatistics(schema, priors, tables);
        List<Trees> heads = new ArrayList<>();
        for (int h = 0; h < nodes.length; h++) {
            int count = form.nodes().get(h);
            int[] features = new int[count];
            float[] values = new float[count];
            int[] lefts = new int[count];
            for (int n = 0; n < count; n++) {
                features[n] = whole(nodes[h][n * Trees.NODE]);
                values[n] = nodes[h][n * Trees.NODE + 1];
                lefts[n] = whole(nodes[h][n * Trees.NODE + 2]);
            }
            heads.add(new Trees(bases[h], wholes(sizes[h]), features, values, lefts, statistics.width()));
        }
        return new Forest(schema, graph, form.readout(), statistics, heads);
    }

    private static int[] wholes(float[] numbers) {
        int[] wholes = new int[numbers.length];
        for (int i = 0; i < wholes.length; i++) {
            wholes[i] = whole(numbers[i]);
        }
        return wholes;
    }

    private static int whole(float number) {
        int whole = (int) number;
        if (whole != number) {
            throw new IllegalArgumentException("trees: found " + number + ", expected a whole number");
        }
        return whole;
    }
}
