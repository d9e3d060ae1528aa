/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.scoring;

import java.util.List;
import org.entirespace.core.graph.GraphScorer;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.heads.HeadPredictor;
import org.entirespace.model.heads.HeadScorer;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.request.RequestJson;
import org.entirespace.model.worker.Workers;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Scores rows, those of one request after those of another, with memory of its own. One thread at a time, which the workers that it was made with may help.
 *
 * <pre>
 *   lane.rows().begin();            then fill in rows
 *   lane.score();
 *   lane.probability(quantity, row)
 * </pre>
 */
public final class ScoringLane {

    private static final int MOST_CANDIDATES = 10_000;

    private final JsonFactory json = new JsonFactory();
    private final HeadScorer scorer;
    private final RawRows rows;
    private double[][] logOdds; // (quantities, at least as many as rows)

    ScoringLane(Schema schema, HeadPredictor predictor, List<Quantity> quantities, Workers workers) {
        scorer = new HeadScorer(predictor, quantities, workers);
        rows = new RawRows(schema);
        logOdds = new double[quantities.size()][0];
    }

    /** The rows to be scored next, for the caller to fill. */
    public RawRows rows() {
        return rows;
    }

    /**
     * Scores the rows.
     *
     * @throws IllegalRequestException when a field has a value both in common and in a row
     */
    public void score() throws IllegalRequestException {
        score(rows.encoded());
    }

    /**
     * Fills the rows from the JSON of a request, which has fields only, and scores them.
     *
     * @param body as {@link RequestJson#read} takes it, of at most 10,000 candidates
     * @throws IllegalRequestException when it is no such request
     */
    public void score(String body) throws IllegalRequestException {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            RequestJson.read(parser, rows, MOST_CANDIDATES, RequestJson.refused(), RequestJson.refused());
        } catch (JacksonException e) {
            throw new IllegalRequestException(String.valueOf(e.getMessage()));
        }
        score();
    }

    /**
     * Scores rows that are encoded already.
     *
     * @param batch of the model's schema; labels change no score
     * @throws IllegalArgumentException when the batch has other fields than the model, or a number that is not finite
     */
    public void score(SampleBatch batch) {
        if (logOdds[0].length < batch.size) {
            logOdds = new double[logOdds.length][Math.max(batch.size, 2 * logOdds[0].length)];
        }
        scorer.score(batch, logOdds, 0);
    }

    /** The log-odds of a quantity of a row that was scored last; both by their numbers. */
    public double logOdds(int quantity, int row) {
        return logOdds[quantity][row];
    }

    /** The probability of a quantity of a row that was scored last, in [0, 1]; both by their numbers. */
    public double probability(int quantity, int row) {
        return GraphScorer.probability(logOdds[quantity][row]);
    }
}
