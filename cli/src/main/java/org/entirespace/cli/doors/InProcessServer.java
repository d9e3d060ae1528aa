/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.serve.holder.HolderListener;
import org.entirespace.serve.holder.HolderOptions;
import org.entirespace.serve.holder.ModelFolders;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.holder.ModelRefusedException;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.http.HttpOptions;
import org.entirespace.serve.http.HttpServer;
import org.entirespace.serve.http.HttpServer.HttpEars;

/** A server of one model within this process, which listens on this machine alone, at a port that is free. */
final class InProcessServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpServer server;

    private InProcessServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts a server, as the command of this name does; the model is not read again.
     *
     * @throws AbsentDoorException when the model's name cannot be part of an address
     * @throws CorruptArtifactException when the server refuses the model
     */
    static InProcessServer start(AskedModel model) throws IOException, AbsentDoorException, InterruptedException {
        HttpOptions options = HttpOptions.defaults().withQueue(1, 1, PATIENCE);
        ModelHolder holder = new ModelHolder(
                folders(model),
                folder -> model.loading(),
                new HolderOptions(options.workers(), 1),
                HolderListener.NONE);
        try {
            holder.load(holder.names().get(0));
        } catch (ModelRefusedException | UnknownModelException e) {
            throw new CorruptArtifactException(
                    model.path(), "what a server asks before it serves", "answers", String.valueOf(e.getMessage()));
        }
        HttpServer server = new HttpServer(options, holder, HttpEars.none(), System::nanoTime);
        server.start();
        return new InProcessServer(server);
    }

    private static ModelFolders folders(AskedModel model) throws IOException, AbsentDoorException {
        try {
            return ModelFolders.of(List.of(model.path()));
        } catch (IllegalArgumentException e) {
            throw new AbsentDoorException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Its door over HTTP; closing it stops the server. */
    OpenDoor door() {
        OpenDoor door = ServerDoor.over("HTTP server", URI.create("http://127.0.0.1:" + server.port() + "/v1/score"));
        return new OpenDoor(door.name(), door.door(), this::close);
    }

    @Override
    public void close() {
        server.stop();
    }
}
