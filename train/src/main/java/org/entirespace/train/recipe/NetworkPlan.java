/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.model.embedding.RowPrecision;
import org.entirespace.model.tower.Activation;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.Normalization;
import org.entirespace.model.tower.Sharing;

/**
 * The shape of the model: an embedding for each field, one tower for each head.
 *
 * @param embedding the width of an embedding, at least 1
 * @param embeddings the widths of single fields, by field
 * @param sharedEmbeddings by field, the field whose embeddings it reads in place of its own
 * @param embeddingPrecision the numbers that embeddings are stored in
 * @param tower the widths of a tower's hidden layers, from the input up
 * @param activation what follows each hidden layer
 * @param normalization what comes before the activation
 * @param dropout the probability with which a hidden unit is dropped in training
 * @param requestFields fields that all candidates of one request have in common
 * @param initFromBaseRates whether the bias of every head starts at the log-odds of its rate in the training split
 */
public record NetworkPlan(
        @JsonPropertyDescription("Width of an embedding.") int embedding,

        @JsonPropertyDescription("Widths of the embeddings of single fields, by field.")
        Map<String, Integer> embeddings,

        @JsonPropertyDescription("By field, the field whose embeddings it reads in place of its own.")
        Map<String, String> sharedEmbeddings,

        @JsonPropertyDescription(
                "Numbers that the weights of embeddings are stored in; float16 takes half the bytes, and rounds each change up or down by chance.")
        RowPrecision embeddingPrecision,

        @JsonPropertyDescription("Widths of the hidden layers of each head's tower, from the input up.")
        List<Integer> tower,

        @JsonPropertyDescription("What follows each hidden layer.")
        Activation activation,

        @JsonPropertyDescription("What comes between a hidden layer's weights and its activation.")
        Normalization normalization,

        @JsonPropertyDescription("Probability with which a hidden unit is dropped in training.")
        double dropout,

        @JsonPropertyDescription(
                "Fields that all candidates of one request have in common, such as those of the user and the context: what they"
                        + " give to the first layer is computed once for neighbouring samples that agree in all of them.")
        List<String> requestFields,

        @JsonPropertyDescription("Start every head's bias at the log-odds of its rate in the training split.")
        boolean initFromBaseRates) {

    static final double EMBEDDING_DEVIATION = 0.05;

    /** Checks the widths. */
    public NetworkPlan {
        embeddings = Collections.unmodifiableMap(new LinkedHashMap<>(embeddings));
        sharedEmbeddings = Collections.unmodifiableMap(new LinkedHashMap<>(sharedEmbeddings));
        tower = List.copyOf(tower);
        requestFields = List.copyOf(requestFields);
        if (embedding < 1 || embeddings.values().stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("embedding widths " + embedding + ", " + embeddings + "; expected ≥ 1");
        }
        if (tower.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("tower widths " + tower + "; expected ≥ 1");
        }
    }

    /** Embeddings of 16 floats, towers of 200 and 80, biases from the base rates. */
    public static NetworkPlan defaults() {
        return new NetworkPlan(
                16,
                Map.of(),
                Map.of(),
                RowPrecision.FLOAT32,
                List.of(200, 80),
                Activation.RELU,
                Normalization.NONE,
                0,
                List.of(),
                true);
    }

    /** The form of the dense part. */
    DenseOptions dense(Sharing sharing) {
        return new DenseOptions(tower, activation, normalization, dropout, sharing);
    }

    /** The width of a field's embedding. */
    public int embeddingOf(String field) {
        return embeddings.getOrDefault(field, embedding);
    }
}
