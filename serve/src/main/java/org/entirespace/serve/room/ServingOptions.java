/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

import java.time.Duration;
import java.util.Optional;

/**
 * What a server puts up with, at all its doors together.
 *
 * @param workers threads that score; a model should have as many lanes
 * @param queue requests that may wait for them
 * @param deadline how long after its arrival a request may begin to be scored; a request can ask for less
 * @param limits what a request may be
 * @param notice how long the server answers as before after it began to say that it is not ready, when it stops
 * @param drain how long it then waits for requests under way
 * @param admin who may load and unload models; nobody where it is empty
 */
public record ServingOptions(
        int workers,
        int queue,
        Duration deadline,
        ServingLimits limits,
        Duration notice,
        Duration drain,
        Optional<AdminToken> admin) {

    /** Checks the ranges. */
    public ServingOptions {
        if (workers < 1 || queue < 1) {
            throw new IllegalArgumentException("workers " + workers + ", queue " + queue + "; expected ≥ 1");
        }
        if (deadline.isNegative() || deadline.isZero() || notice.isNegative() || drain.isNegative()) {
            throw new IllegalArgumentException(
                    "deadline " + deadline + ", notice " + notice + ", drain " + drain + "; expected > 0, ≥ 0, ≥ 0");
        }
    }

    /** Two workers with eight places each, a deadline of a second; no administration. */
    public static ServingOptions defaults() {
        return new ServingOptions(
                2,
                16,
                Duration.ofSeconds(1),
                ServingLimits.defaults(),
                Duration.ZERO,
                Duration.ofSeconds(10),
                Optional.empty());
    }

    /** The same with another number of threads and places, and another deadline. */
    public ServingOptions withQueue(int otherWorkers, int otherQueue, Duration otherDeadline) {
        return new ServingOptions(otherWorkers, otherQueue, otherDeadline, limits, notice, drain, admin);
    }

    /** The same with other limits. */
    public ServingOptions withLimits(ServingLimits others) {
        return new ServingOptions(workers, queue, deadline, others, notice, drain, admin);
    }

    /** The same with another end. */
    public ServingOptions stopping(Duration otherNotice, Duration otherDrain) {
        return new ServingOptions(workers, queue, deadline, limits, otherNotice, otherDrain, admin);
    }

    /** The same, administered by whoever has a token. */
    public ServingOptions withAdmin(AdminToken token) {
        return new ServingOptions(workers, queue, deadline, limits, notice, drain, Optional.of(token));
    }
}
