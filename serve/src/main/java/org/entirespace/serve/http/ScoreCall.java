/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import java.util.Optional;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.json.MixedBody;
import org.entirespace.serve.score.CandidateScoring;
import org.entirespace.serve.score.ScoreKey;

/**
 * Scores the request of a ranking.
 *
 * @param mostRows the most candidates
 */
record ScoreCall(int mostRows) implements ScoringCall {

    @Override
    public MixedBody answer(Lease lease, MixedBody body) throws IllegalRequestException {
        return MixedBody.json(CandidateScoring.answer(lease, body.bytes(), body.length(), mostRows));
    }

    @Override
    public Optional<String> splitKey(MixedBody body, String field) throws IllegalRequestException {
        return ScoreKey.of(body.bytes(), body.length(), field);
    }

    @Override
    public void refill(RawRows rows, MixedBody body) throws IllegalRequestException {
        CandidateScoring.fill(rows, body.bytes(), body.length(), mostRows);
    }
}
