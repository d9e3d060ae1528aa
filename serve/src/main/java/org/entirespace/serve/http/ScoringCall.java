/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import java.util.Optional;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.json.MixedBody;

/** How a body is scored and answered, in one protocol. Threads share it. */
@FunctionalInterface
interface ScoringCall {

    /**
     * Scores.
     *
     * @return the answer; its bytes are the body's and no more
     * @throws IllegalRequestException when the body cannot be scored
     */
    MixedBody answer(Lease lease, MixedBody body) throws IllegalRequestException;

    /**
     * What a request tells its arm of a split by; in a protocol that does not say nothing does.
     *
     * @param field the field that the split is by
     * @throws IllegalRequestException when the body cannot be read so far
     */
    default Optional<String> splitKey(MixedBody body, String field) throws IllegalRequestException {
        return Optional.empty();
    }

    /**
     * Fills rows, begun anew, with what a body that was answered says of the fields that there are.
     *
     * @throws IllegalRequestException when it does not fit them, or the protocol has no rows
     */
    default void refill(RawRows rows, MixedBody body) throws IllegalRequestException {
        throw new IllegalRequestException("a request without rows");
    }
}
