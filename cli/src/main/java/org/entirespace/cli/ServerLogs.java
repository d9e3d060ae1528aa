/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

/** What a server's libraries would print of their own accord. */
final class ServerLogs {

    private ServerLogs() {}

    /** Silences them; to be called before a server is made. */
    static void silence() {
        if (System.getProperty("org.jboss.logging.provider") == null) {
            System.setProperty("org.jboss.logging.provider", "slf4j"); // Undertow's
        }
    }
}
