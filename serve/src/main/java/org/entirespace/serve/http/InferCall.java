/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import java.util.Optional;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.json.MixedBody;
import org.entirespace.serve.oip.InferScoring;

/**
 * Scores a request for inference.
 *
 * @param mostRows the most rows
 */
record InferCall(int mostRows) implements ScoringCall {

    @Override
    public MixedBody answer(Lease lease, MixedBody body) throws IllegalRequestException {
        return InferScoring.answer(lease, body, mostRows);
    }

    @Override
    public Optional<String> splitKey(MixedBody body, String field) throws IllegalRequestException {
        return InferScoring.splitKey(body);
    }

    @Override
    public void refill(RawRows rows, MixedBody body) throws IllegalRequestException {
        InferScoring.fill(rows, body, mostRows);
    }
}
