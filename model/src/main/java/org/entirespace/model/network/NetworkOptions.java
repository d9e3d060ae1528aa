/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entirespace.model.embedding.EmbeddingTable;

/**
 * The form of a network; with a schema and a graph it fixes every parameter's place.
 *
 * @param embedding the length of an embedding where a field has none of its own, in [1, 4096]
 * @param embeddings lengths by field, each in [1, 4096]
 * @param tower widths of each tower's hidden layers, at least one layer, each at least 1
 * @param embeddingDeviation the standard deviation of initial embedding weights, finite and not negative
 */
public record NetworkOptions(
        int embedding, Map<String, Integer> embeddings, List<Integer> tower, double embeddingDeviation) {

    /** Checks the sizes. */
    public NetworkOptions {
        embeddings = Collections.unmodifiableMap(new TreeMap<>(embeddings));
        tower = List.copyOf(tower);
        requireLength("embedding", embedding);
        embeddings.forEach((field, length) -> requireLength("embedding of field '" + field + "'", length));
        if (tower.isEmpty() || tower.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("tower " + tower + "; expected at least one layer, each ≥ 1");
        }
        if (!(embeddingDeviation >= 0) || Double.isInfinite(embeddingDeviation)) {
            throw new IllegalArgumentException(
                    "embedding deviation " + embeddingDeviation + "; expected finite and ≥ 0");
        }
    }

    private static void requireLength(String what, int length) {
        if (length < 1 || length > EmbeddingTable.MAX_DIMENSION) {
            throw new IllegalArgumentException(
                    what + ": length " + length + "; expected 1 to " + EmbeddingTable.MAX_DIMENSION);
        }
    }

    /** The length of a field's embeddings. */
    public int embeddingOf(String field) {
        return embeddings.getOrDefault(field, embedding);
    }
}
