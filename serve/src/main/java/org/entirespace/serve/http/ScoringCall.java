/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import org.entirespace.model.request.IllegalRequestException;
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
}
