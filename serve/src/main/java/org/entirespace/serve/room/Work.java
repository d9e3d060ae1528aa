/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

import java.io.IOException;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.holder.ModelRefusedException;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.split.ArmNotReadyException;

/** What is done for a request, and its answer. What it throws instead is told to its {@link Asker}. */
@FunctionalInterface
public interface Work {

    /** Does it. */
    void run()
            throws IllegalRequestException, UnknownModelException, ArmNotReadyException, ModelRefusedException,
                    IOException, InterruptedException;
}
