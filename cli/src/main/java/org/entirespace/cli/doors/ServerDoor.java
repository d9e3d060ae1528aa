/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.entirespace.serve.http.HttpDoor;

/** The doors of running servers, by their addresses. */
public final class ServerDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ServerDoor() {}

    /** The door of the server that scores at an address. */
    public static OpenDoor at(URI address) {
        return over("server, " + address, address);
    }

    /** The same under another name. */
    static OpenDoor over(String name, URI address) {
        return new OpenDoor(name, new HttpDoor(HttpClient.newHttpClient(), address, PATIENCE));
    }
}
