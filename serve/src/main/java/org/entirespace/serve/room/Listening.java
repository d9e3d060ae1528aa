/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where a door listens.
 *
 * @param host the address; {@code 127.0.0.1} is reached from this machine alone
 * @param port the port, 0 for any that is free
 * @param tls with it the door takes encrypted connections only
 */
public record Listening(String host, int port, Optional<SSLContext> tls) {

    /** Checks the range. */
    public Listening {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + "; expected 0 to 65535");
        }
    }

    /** On this machine alone, on a free port, in the clear. */
    public static Listening defaults() {
        return new Listening("127.0.0.1", 0, Optional.empty());
    }

    /** The same, encrypted. */
    public Listening withTls(SSLContext context) {
        return new Listening(host, port, Optional.of(context));
    }
}
