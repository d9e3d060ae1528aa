/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.entirespace.core.graph.Quantity;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.request.RequestJson;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.json.JsonText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * Answers a ranking's request in JSON: of each candidate every probability of the graph, by its key and where it has one by its alias,
 * and what it is worth where a formula says so.
 *
 * <pre>
 *   {"request": {"user": "u7"},
 *    "candidates": [{"id": "a", "item": "i1", "price": 10}, {"id": "b", "item": "i2", "price": 30}],
 *    "value": "purchase * price", "sort": true, "top": 1}
 *
 *   {"model": "shop", "version": "3",
 *    "candidates": [{"index": 1, "id": "b", "value": 0.6, "probabilities": {"click": 0.1, "purchase": 0.02, ...},
 *                    "aliases": {"CTR": 0.1, "CTCVR": 0.02, ...}}]}
 * </pre>
 *
 * Stateless.
 */
public final class CandidateScoring {

    private CandidateScoring() {}

    /**
     * Scores a body and writes the answer.
     *
     * @param bytes the body and maybe some bytes after it
     * @param length the body's length
     * @param mostRows the most candidates
     * @throws IllegalRequestException when the body is not as it should be, telling where
     */
    public static byte[] answer(Lease lease, byte[] bytes, int length, int mostRows) throws IllegalRequestException {
        ScoreRequest request = JsonText.read(bytes, length, parser -> {
            ScoreRequest read = new ScoreRequest();
            read.read(parser, lease.lane().rows(), mostRows);
            return read;
        });
        lease.score();
        Formula formula = request.formula();
        double[] worth = formula == null ? null : Worth.of(formula, lease, bytes, length);
        return JsonText.of(json -> new Answer(json, lease, request, worth).write());
    }

    /**
     * Fills rows with what a body says of the fields that there are; all other keys are passed over.
     *
     * @param rows begun anew
     * @param mostRows the most candidates
     * @throws IllegalRequestException when the body is not as it should be
     */
    public static void fill(RawRows rows, byte[] bytes, int length, int mostRows) throws IllegalRequestException {
        RequestJson.OtherKeys passedOver = (parser, key, row) -> parser.skipChildren();
        JsonText.read(bytes, length, parser -> {
            RequestJson.read(parser, rows, mostRows, passedOver, passedOver);
            return rows;
        });
    }

    /** One answer as it is written. */
    private static final class Answer {

        private final JsonGenerator json;
        private final Lease lease;
        private final ScoreRequest request;
        private final double @Nullable [] worth; // (rows)
        private final List<SerializedString> keys = new ArrayList<>(); // of quantities
        private final List<Map.Entry<SerializedString, Integer>> aliases = new ArrayList<>(); // with their quantities

        Answer(JsonGenerator json, Lease lease, ScoreRequest request, double @Nullable [] worth) {
            this.json = json;
            this.lease = lease;
            this.request = request;
            this.worth = worth;
            for (Quantity quantity : lease.model().quantities()) {
                keys.add(new SerializedString(quantity.key()));
            }
            lease.model()
                    .aliases()
                    .forEach((alias, quantity) -> aliases.add(Map.entry(new SerializedString(alias), quantity)));
        }

        void write() {
            json.writeStartObject();
            json.writeStringProperty("model", lease.model().name());
            json.writeStringProperty("version", lease.model().version());
            lease.arm().ifPresent(taken -> json.writeStringProperty("arm", taken.arm()));
            json.writeArrayPropertyStart("candidates");
            rows().limit(request.top()).forEach(this::writeRow);
            json.writeEndArray().writeEndObject();
        }

        private IntStream rows() {
            IntStream rows = IntStream.range(0, lease.lane().rows().rows());
            double[] values = worth;
            return values == null || !request.isSorted()
                    ? rows
                    : rows.boxed()
                            .sorted(Comparator.comparingDouble((Integer row) -> -values[row]))
                            .mapToInt(Integer::intValue);
        }

        private void writeRow(int row) {
            json.writeStartObject().writeNumberProperty("index", row);
            Object id = request.id(row);
            if (id instanceof String text) {
                json.writeStringProperty("id", text);
            } else if (id != null) {
                json.writeName("id").writeNumber(String.valueOf(id));
            }
            if (worth != null) {
                json.writeNumberProperty("value", worth[row]);
            }
            json.writeObjectPropertyStart("probabilities");
            for (int q = 0; q < keys.size(); q++) {
                json.writeName(keys.get(q)).writeNumber(lease.lane().probability(q, row));
            }
            json.writeEndObject();
            if (!aliases.isEmpty()) {
                json.writeObjectPropertyStart("aliases");
                for (Map.Entry<SerializedString, Integer> alias : aliases) {
                    json.writeName(alias.getKey()).writeNumber(lease.lane().probability(alias.getValue(), row));
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
    }
}
