/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.entirespace.model.scoring.Door;
import org.entirespace.serve.grpc.GrpcDoor;
import org.entirespace.serve.http.HttpDoor;
import org.entirespace.serve.http.TensorDoor;

/** The doors of running servers, by their addresses. */
public final class ServerDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ServerDoor() {}

    /**
     * The door of a server.
     *
     * @param address where it scores in JSON over HTTP, or {@code grpc://HOST:PORT} or {@code grpcs://HOST:PORT} and maybe a model's name
     */
    public static OpenDoor at(URI address) {
        String name = "server, " + address;
        if (GrpcDoor.handles(address)) {
            GrpcDoor door = new GrpcDoor(address, PATIENCE);
            return new OpenDoor(name, door, door::close);
        }
        return new OpenDoor(name, json(address));
    }

    /** In JSON over HTTP, where a server scores. */
    static Door json(URI address) {
        return new HttpDoor(HttpClient.newHttpClient(), address, PATIENCE);
    }

    /** In binary tensors over HTTP, at the address of a model. */
    static Door tensors(URI model) {
        return new TensorDoor(HttpClient.newHttpClient(), model, PATIENCE);
    }
}
