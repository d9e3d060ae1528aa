/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import com.google.protobuf.Message;
import java.io.IOException;
import java.util.function.Consumer;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.holder.ModelRefusedException;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.split.ArmNotReadyException;

/** What answers a message. Threads share it. */
@FunctionalInterface
interface Answering<Q extends Message, A extends Message> {

    /**
     * Answers.
     *
     * @param out takes the answer, which is on its way when it returns; called once at most
     */
    void answer(Q request, Consumer<A> out)
            throws IllegalRequestException, UnknownModelException, ArmNotReadyException, ModelRefusedException,
                    IOException, InterruptedException;
}
