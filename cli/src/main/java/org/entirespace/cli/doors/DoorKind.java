/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import java.io.IOException;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.scoring.Agreement;

/** The doors that a model may have, in the order in which they are asked. */
public enum DoorKind {
    /** This library, by the fastest engine of this machine. */
    LIBRARY(Agreement.SAME_ENGINE),
    /** This library, in plain Java. */
    JAVA(Agreement.SAME_ENGINE),
    /** Batch prediction over a file of the candidates. */
    BATCH(Agreement.SAME_ENGINE),
    /** A server in this process, over HTTP in JSON. */
    HTTP(Agreement.SAME_ENGINE),
    /** A server in this process, over HTTP in binary tensors. */
    TENSORS(Agreement.SAME_ENGINE),
    /** A server in this process, over gRPC. */
    GRPC(Agreement.SAME_ENGINE),
    /** The exported model in ONNX Runtime. */
    ONNX(Agreement.OTHER_RUNTIME);

    private final double most;

    DoorKind(double most) {
        this.most = most;
    }

    /** The most that a probability may be off, for {@link Agreement#isWithin}. */
    public double most() {
        return most;
    }

    /**
     * Opens the door to a model.
     *
     * @throws AbsentDoorException when this model has no such door, or this machine
     * @throws IOException when it cannot be opened
     */
    public OpenDoor open(AskedModel model) throws IOException, AbsentDoorException, InterruptedException {
        return switch (this) {
            case LIBRARY -> LibraryDoor.open(model, model.engine());
            case JAVA -> LibraryDoor.open(model, TowerLibrary.over(MatrixLibrary.plainJava()));
            case BATCH -> BatchDoor.open(model);
            case HTTP -> InProcessServer.of(model).json();
            case TENSORS -> InProcessServer.tensors(model);
            case GRPC -> InProcessServer.grpc(model);
            case ONNX -> OnnxDoor.open(model);
        };
    }
}
