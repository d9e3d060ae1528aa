/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.model.network.NetworkOptions;

/**
 * The shape of the model: an embedding for each field, one tower for each head.
 *
 * @param embedding the width of an embedding, at least 1
 * @param embeddings the widths of single fields, by field
 * @param tower the widths of a tower's hidden layers, from the input up
 * @param initFromBaseRates whether the bias of every head starts at the log-odds of its rate in the training split
 */
public record NetworkPlan(
        @JsonPropertyDescription("Width of an embedding.") int embedding,

        @JsonPropertyDescription("Widths of the embeddings of single fields, by field.")
        Map<String, Integer> embeddings,

        @JsonPropertyDescription("Widths of the hidden layers of each head's tower, from the input up.")
        List<Integer> tower,

        @JsonPropertyDescription("Start every head's bias at the log-odds of its rate in the training split.")
        boolean initFromBaseRates) {

    private static final double EMBEDDING_DEVIATION = 0.05;

    /** Checks the widths. */
    public NetworkPlan {
        embeddings = Collections.unmodifiableMap(new LinkedHashMap<>(embeddings));
        tower = List.copyOf(tower);
        if (embedding < 1 || embeddings.values().stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("embedding widths " + embedding + ", " + embeddings + "; expected ≥ 1");
        }
        if (tower.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("tower widths " + tower + "; expected ≥ 1");
        }
    }

    /** Embeddings of 16, towers of 200 and 80, biases from the base rates. */
    public static NetworkPlan defaults() {
        return new NetworkPlan(16, Map.of(), List.of(200, 80), true);
    }

    /** The form of the network. */
    public NetworkOptions options() {
        return new NetworkOptions(embedding, embeddings, tower, EMBEDDING_DEVIATION);
    }

    /** The width of a field's embedding. */
    public int embeddingOf(String field) {
        return embeddings.getOrDefault(field, embedding);
    }
}
