/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import org.entirespace.serve.grpc.wire.GRPCInferenceServiceGrpc;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.room.ServingRoom;

/**
 * Tells who asks, or watches, by gRPC's own health protocol: whether requests should be sent to the server (its name is empty) or its
 * service, and to each model that was ever served, by its name. Nothing is served any more from when the server begins to stop.
 */
final class HealthBoard {

    private final ServingRoom room;
    private final HealthStatusManager manager = new HealthStatusManager();

    HealthBoard(ServingRoom room) {
        this.room = room;
        room.holder().whenChanged(this::show);
        room.holder().served().stream().map(ServedModel::name).distinct().forEach(this::show);
        showServer();
        room.whenStopping(manager::enterTerminalState);
    }

    private void show(String model) {
        manager.setStatus(model, status(!room.holder().versionsOf(model).isEmpty()));
        showServer();
    }

    private synchronized void showServer() {
        ServingStatus now = status(room.isReady());
        manager.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, now);
        manager.setStatus(GRPCInferenceServiceGrpc.SERVICE_NAME, now);
    }

    private static ServingStatus status(boolean serves) {
        return serves ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    }

    /** The service that tells. */
    ServerServiceDefinition definition() {
        return manager.getHealthService().bindService();
    }
}
