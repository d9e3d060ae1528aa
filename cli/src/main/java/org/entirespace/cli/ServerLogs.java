/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What a server's libraries would print of their own accord. */
final class ServerLogs {

    private static final Logger GRPC =
            Logger.getLogger("io.grpc"); // kept, since a logger that nobody holds forgets its level

    private ServerLogs() {}

    /** Silences them; to be called before a server is made. */
    static void silence() {
        if (System.getProperty("org.jboss.logging.provider") == null) {
            System.setProperty("org.jboss.logging.provider", "slf4j"); // Undertow's
        }
        GRPC.setLevel(Level.SEVERE); // it would print a line whenever a client breaks a rule
    }
}
