/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.grpc;

import com.google.protobuf.Message;
import java.io.IOException;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.holder.ModelRefusedException;
import org.entirespace.serve.holder.UnknownModelException;

/** What answers a message. Threads share it. */
@FunctionalInterface
interface Answering<Q extends Message, A extends Message> {

    /** Answers. */
    A answer(Q request)
            throws IllegalRequestException, UnknownModelException, ModelRefusedException, IOException,
                    InterruptedException;
}
