/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import static org.entirespace.serve.grpc.Turn.ADMINISTERED;
import static org.entirespace.serve.grpc.Turn.AT_ONCE;
import static org.entirespace.serve.grpc.Turn.SCORED;

import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.grpc.wire.GRPCInferenceServiceGrpc;
import org.entirespace.serve.grpc.wire.ModelInferRequest;
import org.entirespace.serve.grpc.wire.ModelInferResponse;
import org.entirespace.serve.grpc.wire.ModelMetadataRequest;
import org.entirespace.serve.grpc.wire.ModelMetadataResponse;
import org.entirespace.serve.grpc.wire.ModelMetadataResponse.TensorMetadata;
import org.entirespace.serve.grpc.wire.ModelReadyRequest;
import org.entirespace.serve.grpc.wire.ModelReadyResponse;
import org.entirespace.serve.grpc.wire.RepositoryIndexRequest;
import org.entirespace.serve.grpc.wire.RepositoryModelLoadRequest;
import org.entirespace.serve.grpc.wire.RepositoryModelUnloadRequest;
import org.entirespace.serve.grpc.wire.ServerLiveRequest;
import org.entirespace.serve.grpc.wire.ServerLiveResponse;
import org.entirespace.serve.grpc.wire.ServerMetadataRequest;
import org.entirespace.serve.grpc.wire.ServerMetadataResponse;
import org.entirespace.serve.grpc.wire.ServerReadyRequest;
import org.entirespace.serve.grpc.wire.ServerReadyResponse;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.oip.Metadata;
import org.entirespace.serve.room.ServingRoom;
import org.entirespace.serve.split.ArmNotReadyException;
import org.entirespace.serve.split.Split;
import org.entirespace.serve.split.Splits;
import org.entirespace.serve.tensor.TensorForm;
import org.jspecify.annotations.Nullable;

/** The service {@code inference.GRPCInferenceService}. Threads share it. */
final class InferenceService {

    private final Method.Site site;
    private final ServingRoom room;

    InferenceService(Method.Site site) {
        this.site = site;
        room = site.room();
    }

    /** The service with all its methods. */
    ServerServiceDefinition definition() {
        List<ServerMethodDefinition<byte[], ?>> methods = new ArrayList<>(ofServer());
        methods.addAll(ofModels());
        methods.addAll(ofRepository());
        return definition(methods);
    }

    private List<ServerMethodDefinition<byte[], ?>> ofServer() {
        return List.of(
                site.method(
                        GRPCInferenceServiceGrpc.getServerLiveMethod(),
                        AT_ONCE,
                        ServerLiveRequest.parser(),
                        (request, out) -> out.accept(
                                ServerLiveResponse.newBuilder().setLive(true).build())),
                site.method(
                        GRPCInferenceServiceGrpc.getServerReadyMethod(),
                        AT_ONCE,
                        ServerReadyRequest.parser(),
                        (request, out) -> out.accept(ServerReadyResponse.newBuilder()
                                .setReady(room.isReady())
                                .build())),
                site.method(
                        GRPCInferenceServiceGrpc.getServerMetadataMethod(),
                        AT_ONCE,
                        ServerMetadataRequest.parser(),
                        (request, out) -> out.accept(ServerMetadataResponse.newBuilder()
                                .setName(Metadata.SERVER)
                                .setVersion(Metadata.version())
                                .addExtensions(Metadata.REPOSITORY)
                                .build())));
    }

    private List<ServerMethodDefinition<byte[], ?>> ofModels() {
        return List.of(
                site.method(
                        GRPCInferenceServiceGrpc.getModelReadyMethod(),
                        AT_ONCE,
                        ModelReadyRequest.parser(),
                        (request, out) -> out.accept(modelReady(request))),
                site.method(
                        GRPCInferenceServiceGrpc.getModelMetadataMethod(),
                        AT_ONCE,
                        ModelMetadataRequest.parser(),
                        (request, out) -> out.accept(modelMetadata(request))),
                site.method(
                        GRPCInferenceServiceGrpc.getModelInferMethod(),
                        SCORED,
                        ModelInferRequest.parser(),
                        this::modelInfer));
    }

    private List<ServerMethodDefinition<byte[], ?>> ofRepository() {
        RepositoryCalls repository = new RepositoryCalls(room.holder());
        return List.of(
                site.method(
                        GRPCInferenceServiceGrpc.getRepositoryIndexMethod(),
                        ADMINISTERED,
                        RepositoryIndexRequest.parser(),
                        (request, out) -> out.accept(repository.index(request))),
                site.method(
                        GRPCInferenceServiceGrpc.getRepositoryModelLoadMethod(),
                        ADMINISTERED,
                        RepositoryModelLoadRequest.parser(),
                        (request, out) -> out.accept(repository.load(request))),
                site.method(
                        GRPCInferenceServiceGrpc.getRepositoryModelUnloadMethod(),
                        ADMINISTERED,
                        RepositoryModelUnloadRequest.parser(),
                        (request, out) -> out.accept(repository.unload(request))));
    }

    private static ServerServiceDefinition definition(List<ServerMethodDefinition<byte[], ?>> methods) {
        ServiceDescriptor.Builder described = ServiceDescriptor.newBuilder(GRPCInferenceServiceGrpc.SERVICE_NAME)
                .setSchemaDescriptor(
                        GRPCInferenceServiceGrpc.getServiceDescriptor().getSchemaDescriptor());
        methods.forEach(method -> described.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder service = ServerServiceDefinition.builder(described.build());
        methods.forEach(service::addMethod);
        return service.build();
    }

    private ModelReadyResponse modelReady(ModelReadyRequest request)
            throws UnknownModelException, IllegalRequestException {
        Splits splits = room.traffic().splits();
        Optional<Split> split = request.getVersion().isEmpty() ? splits.of(request.getName()) : Optional.empty();
        if (split.isEmpty()) {
            room.model(given(request.getName()), given(request.getVersion()));
        }
        return ModelReadyResponse.newBuilder()
                .setReady(split.map(splits::isReady).orElse(true))
                .build();
    }

    private ModelMetadataResponse modelMetadata(ModelMetadataRequest request)
            throws UnknownModelException, IllegalRequestException {
        ServedModel model = room.model(given(request.getName()), given(request.getVersion()));
        ModelMetadataResponse.Builder response = ModelMetadataResponse.newBuilder()
                .setName(model.name())
                .addAllVersions(room.holder().versionsOf(model.name()))
                .setPlatform(Metadata.PLATFORM);
        TensorForm.inputs(model).forEach(form -> response.addInputs(metadata(form)));
        TensorForm.outputs(model).forEach(form -> response.addOutputs(metadata(form)));
        return response.build();
    }

    private static TensorMetadata metadata(TensorForm form) {
        return TensorMetadata.newBuilder()
                .setName(form.name())
                .setDatatype(form.type().name())
                .addAllShape(form.shape())
                .build();
    }

    private void modelInfer(ModelInferRequest request, Consumer<ModelInferResponse> out)
            throws UnknownModelException, ArmNotReadyException, IllegalRequestException, InterruptedException {
        int mostRows = room.limits().rows();
        ModelInferResponse response;
        Runnable after;
        try (Lease lease = room.lease(
                given(request.getModelName()),
                given(request.getModelVersion()),
                field -> Inference.splitKey(request))) {
            response = Inference.answer(lease, request, mostRows);
            after = room.traffic()
                    .shadows()
                    .after(lease, rows -> Inference.fill(rows, request, mostRows), request.getSerializedSize());
        }
        out.accept(response);
        after.run();
    }

    /** A text of a message, null where it was left out. */
    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
