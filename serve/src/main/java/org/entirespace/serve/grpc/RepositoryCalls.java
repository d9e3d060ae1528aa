/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import java.io.IOException;
import java.util.Set;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.grpc.wire.RepositoryIndexRequest;
import org.entirespace.serve.grpc.wire.RepositoryIndexResponse;
import org.entirespace.serve.grpc.wire.RepositoryIndexResponse.ModelIndex;
import org.entirespace.serve.grpc.wire.RepositoryModelLoadRequest;
import org.entirespace.serve.grpc.wire.RepositoryModelLoadResponse;
import org.entirespace.serve.grpc.wire.RepositoryModelUnloadRequest;
import org.entirespace.serve.grpc.wire.RepositoryModelUnloadResponse;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.holder.ModelRefusedException;
import org.entirespace.serve.holder.ModelState;
import org.entirespace.serve.holder.UnknownModelException;

/** Lists, loads and unloads models: the protocol's extension by Triton. Threads share it. */
final class RepositoryCalls {

    private final ModelHolder holder;

    RepositoryCalls(ModelHolder holder) {
        this.holder = holder;
    }

    RepositoryIndexResponse index(RepositoryIndexRequest request) throws IllegalRequestException, IOException {
        requireOne(request.getRepositoryName());
        RepositoryIndexResponse.Builder response = RepositoryIndexResponse.newBuilder();
        for (ModelState state : holder.index()) {
            if (state.ready() || !request.getReady()) {
                response.addModels(ModelIndex.newBuilder()
                        .setName(state.model())
                        .setVersion(state.version())
                        .setState(state.ready() ? "READY" : "UNAVAILABLE")
                        .setReason(state.reason()));
            }
        }
        return response.build();
    }

    RepositoryModelLoadResponse load(RepositoryModelLoadRequest request)
            throws IllegalRequestException, UnknownModelException, ModelRefusedException, IOException,
                    InterruptedException {
        requireOne(request.getRepositoryName());
        requireNothing(request.getParametersMap().keySet());
        holder.load(request.getModelName());
        return RepositoryModelLoadResponse.getDefaultInstance();
    }

    RepositoryModelUnloadResponse unload(RepositoryModelUnloadRequest request)
            throws IllegalRequestException, UnknownModelException {
        requireOne(request.getRepositoryName());
        requireNothing(request.getParametersMap().keySet());
        holder.unload(request.getModelName());
        return RepositoryModelUnloadResponse.getDefaultInstance();
    }

    private static void requireOne(String repository) throws IllegalRequestException {
        if (!repository.isEmpty()) {
            throw new IllegalRequestException("repository_name: expected none, since there is one repository");
        }
    }

    /** A parameter that changes nothing here is passed over; one that would change something elsewhere is not. */
    private static void requireNothing(Set<String> parameters) throws IllegalRequestException {
        if (!Set.of("unload_dependents").containsAll(parameters)) {
            throw new IllegalRequestException("parameters: expected nothing but 'unload_dependents'");
        }
    }
}
