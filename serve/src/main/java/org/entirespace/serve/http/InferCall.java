/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import java.util.Optional;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.oip.InferAnswer;
import org.entirespace.serve.oip.InferScoring;

/**
 * Scores a request for inference.
 *
 * @param mostRows the most rows
 */
record InferCall(int mostRows) implements ScoringCall {

    @Override
    public Reply answer(Lease lease, Body body) throws IllegalRequestException {
        InferAnswer answer = InferScoring.answer(lease, body.bytes(), body.length(), body.jsonLength(), mostRows);
        return new Reply(answer.bytes(), answer.jsonLength());
    }

    @Override
    public Optional<String> splitKey(Body body, String field) throws IllegalRequestException {
        return InferScoring.splitKey(body.bytes(), body.jsonLength());
    }

    @Override
    public void refill(RawRows rows, Body body) throws IllegalRequestException {
        InferScoring.fill(rows, body.bytes(), body.length(), body.jsonLength(), mostRows);
    }
}
