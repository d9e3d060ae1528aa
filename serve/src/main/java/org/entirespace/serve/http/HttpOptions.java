/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How the server listens, and what it puts up with.
 *
 * @param host the address that it listens on; {@code 127.0.0.1} is reached from this machine alone
 * @param port the port, 0 for any that is free
 * @param workers threads that score; a model should have as many lanes
 * @param queue requests that may wait for them
 * @param deadline how long after its arrival a request may begin to be scored; a request can ask for less
 * @param limits what a request may be
 * @param notice how long the server answers as before after it began to say that it is not ready, when it stops
 * @param drain how long it then waits for requests under way
 * @param admin who may load and unload models; nobody where it is empty
 * @param tls with it the server speaks HTTPS only
 */
public record HttpOptions(
        String host,
        int port,
        int workers,
        int queue,
        Duration deadline,
        HttpLimits limits,
        Duration notice,
        Duration drain,
        Optional<AdminToken> admin,
        Optional<SSLContext> tls) {

    /** Checks the ranges. */
    public HttpOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + "; expected 0 to 65535");
        }
        if (workers < 1 || queue < 1) {
            throw new IllegalArgumentException("workers " + workers + ", queue " + queue + "; expected ≥ 1");
        }
        if (deadline.isNegative() || deadline.isZero() || notice.isNegative() || drain.isNegative()) {
            throw new IllegalArgumentException(
                    "deadline " + deadline + ", notice " + notice + ", drain " + drain + "; expected > 0, ≥ 0, ≥ 0");
        }
    }

    /** This machine alone, a free port, two workers with eight places each, a deadline of a second; no administration. */
    public static HttpOptions defaults() {
        return new HttpOptions(
                "127.0.0.1",
                0,
                2,
                16,
                Duration.ofSeconds(1),
                HttpLimits.defaults(),
                Duration.ZERO,
                Duration.ofSeconds(10),
                Optional.empty(),
                Optional.empty());
    }

    /** The same on another address. */
    public HttpOptions at(String otherHost, int otherPort) {
        return new HttpOptions(otherHost, otherPort, workers, queue, deadline, limits, notice, drain, admin, tls);
    }

    /** The same with another number of threads and places, and another deadline. */
    public HttpOptions withQueue(int otherWorkers, int otherQueue, Duration otherDeadline) {
        return new HttpOptions(host, port, otherWorkers, otherQueue, otherDeadline, limits, notice, drain, admin, tls);
    }

    /** The same with other limits. */
    public HttpOptions withLimits(HttpLimits others) {
        return new HttpOptions(host, port, workers, queue, deadline, others, notice, drain, admin, tls);
    }

    /** The same with another end. */
    public HttpOptions stopping(Duration otherNotice, Duration otherDrain) {
        return new HttpOptions(host, port, workers, queue, deadline, limits, otherNotice, otherDrain, admin, tls);
    }

    /** The same, administered by whoever has a token. */
    public HttpOptions withAdmin(AdminToken token) {
        return new HttpOptions(host, port, workers, queue, deadline, limits, notice, drain, Optional.of(token), tls);
    }

    /** The same over HTTPS. */
    public HttpOptions withTls(SSLContext context) {
        return new HttpOptions(
                host, port, workers, queue, deadline, limits, notice, drain, admin, Optional.of(context));
    }
}
