/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.grpc.GrpcServer;
import org.entirespace.serve.holder.HolderListener;
import org.entirespace.serve.holder.HolderOptions;
import org.entirespace.serve.holder.ModelFolders;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.holder.ModelRefusedException;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.http.HttpServer;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingOptions;
import org.entirespace.serve.room.ServingRoom;
import org.entirespace.serve.tensor.AskedTensors;
import org.entirespace.serve.tensor.TensorForm;
import org.entirespace.serve.traffic.Traffic;

/** A server of one model within this process, which listens on this machine alone, at a port that is free. */
final class InProcessServer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HOST = "127.0.0.1:";

    private final ServingRoom room;
    private final ServedModel model;

    private InProcessServer(ServingRoom room, ServedModel model) {
        this.room = room;
        this.model = model;
    }

    /**
     * A server of a model, as the command of this name makes it, which does not listen yet; the model is not read again.
     *
     * @throws AbsentDoorException when the model's name cannot be part of an address
     * @throws CorruptArtifactException when the server refuses the model
     */
    static InProcessServer of(AskedModel model) throws IOException, AbsentDoorException, InterruptedException {
        ServingOptions options = ServingOptions.defaults().withQueue(1, 1, PATIENCE);
        ModelHolder holder = new ModelHolder(
                folders(model),
                folder -> model.loading(),
                new HolderOptions(options.workers(), 1),
                HolderListener.NONE);
        ServedModel served;
        try {
            served = holder.load(holder.names().get(0)).get(0);
        } catch (ModelRefusedException | UnknownModelException e) {
            throw new CorruptArtifactException(
                    model.path(), "what a server asks before it serves", "answers", String.valueOf(e.getMessage()));
        }
        return new InProcessServer(
                new ServingRoom(options, Traffic.plain(holder), ServingRoom.Ears.none(), System::nanoTime), served);
    }

    private static ModelFolders folders(AskedModel model) throws IOException, AbsentDoorException {
        try {
            return ModelFolders.of(List.of(model.path()));
        } catch (IllegalArgumentException e) {
            throw new AbsentDoorException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Its door over HTTP in JSON; closing it stops the server. */
    OpenDoor json() throws IOException {
        HttpServer server = http();
        URI address = URI.create("http://" + HOST + server.port() + "/v1/score");
        return new OpenDoor("HTTP server, JSON", ServerDoor.json(address), () -> stop(server));
    }

    /** This server, if requests can be put to it as tensors. */
    private InProcessServer asTensors(List<GoldenRequest> requests) throws AbsentDoorException {
        try {
            for (GoldenRequest request : requests) {
                AskedTensors.of(request.body(), TensorForm.inputs(model));
            }
            return this;
        } catch (IllegalRequestException e) { // such as an empty text, which no tensor can say
            room.close();
            throw new AbsentDoorException("a golden request is nothing for tensors: " + e.getMessage(), e);
        }
    }

    /**
     * Its door over HTTP in binary tensors; closing it stops the server.
     *
     * @throws AbsentDoorException when a golden request cannot be put as tensors
     */
    static OpenDoor tensors(AskedModel model) throws IOException, AbsentDoorException, InterruptedException {
        return of(model).asTensors(model.loading().bundle().golden()).tensors();
    }

    /** The same over gRPC. */
    static OpenDoor grpc(AskedModel model) throws IOException, AbsentDoorException, InterruptedException {
        return of(model).asTensors(model.loading().bundle().golden()).grpc();
    }

    private OpenDoor tensors() throws IOException {
        HttpServer server = http();
        URI address = URI.create("http://" + HOST + server.port() + "/v2/models/" + model.name());
        return new OpenDoor("HTTP server, tensors", ServerDoor.tensors(address), () -> stop(server));
    }

    private OpenDoor grpc() throws IOException {
        GrpcServer server = new GrpcServer(Listening.defaults(), room);
        server.start();
        OpenDoor door = ServerDoor.at(URI.create("grpc://" + HOST + server.port()));
        return new OpenDoor("gRPC server", door.door(), () -> {
            door.close();
            room.close();
            server.close();
        });
    }

    private HttpServer http() throws IOException {
        HttpServer server = new HttpServer(Listening.defaults(), room, () -> "");
        server.start();
        return server;
    }

    private void stop(HttpServer server) {
        room.close();
        server.close();
    }
}
