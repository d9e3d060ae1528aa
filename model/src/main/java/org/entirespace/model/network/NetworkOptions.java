/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.entirespace.core.graph.Readout;
import org.entirespace.model.embedding.EmbeddingTable;
import org.entirespace.model.embedding.RowPrecision;
import org.entirespace.model.tower.DenseOptions;
import org.jspecify.annotations.Nullable;

/**
 * The form of a network; with a schema and a graph it fixes every parameter's place.
 *
 * @param embedding the length of an embedding where a field has none of its own, in [1, 4096]
 * @param embeddings lengths by field, each in [1, 4096]
 * @param sharedTables by field, the field whose table it reads in place of one of its own; the two have equal rows and lengths
 * @param embeddingDeviation the standard deviation of initial embedding weights, finite and not negative
 * @param sharesEmbeddings whether all towers read the same embeddings; otherwise each tower has tables of its own
 * @param dense the form of the dense part
 * @param auxiliaryHeads names of heads beyond the graph's rates, such as {@code imputation}; only their objective reads them
 * @param tiedHeads groups of heads, by the names of their rates, that share all hidden layers
 * @param readout how logits become probabilities
 * @param requestFields names of the fields that all candidates of one request have in common, such as those of the user and the
 *     context. It changes no result but by rounding: what these fields give to the first layer is computed once for
 *     neighbouring samples that agree in all of them. Without effect where each tower has embeddings of its own
 * @param embeddingPrecision the numbers that embedding weights are stored in
 */
public record NetworkOptions(
        int embedding,
        Map<String, Integer> embeddings,
        @Nullable Map<String, String> sharedTables,
        double embeddingDeviation,
        boolean sharesEmbeddings,
        DenseOptions dense,
        List<String> auxiliaryHeads,
        List<List<String>> tiedHeads,
        Readout readout,
        @Nullable List<String> requestFields,
        @Nullable RowPrecision embeddingPrecision) {

    /** Checks the sizes. */
    public NetworkOptions {
        embeddings = Collections.unmodifiableMap(new TreeMap<>(embeddings));
        sharedTables = sharedTables == null // in bundles written before fields could share
                ? Map.of()
                : Collections.unmodifiableMap(new TreeMap<>(sharedTables));
        auxiliaryHeads = List.copyOf(auxiliaryHeads);
        tiedHeads = tiedHeads.stream().map(List::copyOf).toList();
        requestFields = requestFields == null // in bundles written before requests were known
                ? List.of()
                : List.copyOf(requestFields);
        if (embeddingPrecision == null) { // in bundles written before there was a choice
            embeddingPrecision = RowPrecision.FLOAT32;
        }
        Objects.requireNonNull(dense, "dense");
        Objects.requireNonNull(readout, "readout");
        requireLength("embedding", embedding);
        embeddings.forEach((field, length) -> requireLength("embedding of field '" + field + "'", length));
        if (!(embeddingDeviation >= 0) || Double.isInfinite(embeddingDeviation)) {
            throw new IllegalArgumentException(
                    "embedding deviation " + embeddingDeviation + "; expected finite and ≥ 0");
        }
        Set<String> seen = new HashSet<>();
        for (List<String> group : tiedHeads) {
            for (String head : group) {
                if (!seen.add(head)) {
                    throw new IllegalArgumentException("tied heads " + tiedHeads + ": '" + head + "' is there twice");
                }
            }
        }
    }

    /** A form in which every field has a table of its own, of floats, and requests are not known. */
    public NetworkOptions(
            int embedding,
            Map<String, Integer> embeddings,
            double embeddingDeviation,
            boolean sharesEmbeddings,
            DenseOptions dense,
            List<String> auxiliaryHeads,
            List<List<String>> tiedHeads,
            Readout readout) {
        this(
                embedding,
                embeddings,
                Map.of(),
                embeddingDeviation,
                sharesEmbeddings,
                dense,
                auxiliaryHeads,
                tiedHeads,
                readout,
                List.of(),
                RowPrecision.FLOAT32);
    }

    /** Shared embeddings below plain towers, one for each rate of the graph. */
    public NetworkOptions(
            int embedding, Map<String, Integer> embeddings, List<Integer> tower, double embeddingDeviation) {
        this(
                embedding,
                embeddings,
                embeddingDeviation,
                true,
                DenseOptions.plain(tower),
                List.of(),
                List.of(),
                Readout.PLAIN);
    }

    /** This form with another dense part. */
    public NetworkOptions with(DenseOptions other) {
        return with(sharedTables(), other, readout, requestFields(), embeddingPrecision());
    }

    /** This form with other fields that the candidates of a request have in common. */
    public NetworkOptions withRequestFields(List<String> others) {
        return with(sharedTables(), dense, readout, others, embeddingPrecision());
    }

    /** This form with tables that fields share. */
    public NetworkOptions sharing(Map<String, String> tables) {
        return with(tables, dense, readout, requestFields(), embeddingPrecision());
    }

    /** This form whose logits are read out in another way. */
    public NetworkOptions with(Readout other) {
        return with(sharedTables(), dense, other, requestFields(), embeddingPrecision());
    }

    /** This form with embedding weights stored in some numbers. */
    public NetworkOptions in(RowPrecision precision) {
        return with(sharedTables(), dense, readout, requestFields(), precision);
    }

    private NetworkOptions with(
            Map<String, String> tables,
            DenseOptions part,
            Readout reading,
            List<String> request,
            RowPrecision precision) {
        return new NetworkOptions(
                embedding,
                embeddings,
                tables,
                embeddingDeviation,
                sharesEmbeddings,
                part,
                auxiliaryHeads,
                tiedHeads,
                reading,
                request,
                precision);
    }

    /** By field, the field whose table it reads in place of one of its own. */
    @Override
    public Map<String, String> sharedTables() {
        return Objects.requireNonNull(sharedTables);
    }

    /** Names of the fields that all candidates of one request have in common. */
    @Override
    public List<String> requestFields() {
        return Objects.requireNonNull(requestFields);
    }

    /** The numbers that embedding weights are stored in. */
    @Override
    public RowPrecision embeddingPrecision() {
        return Objects.requireNonNull(embeddingPrecision);
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
