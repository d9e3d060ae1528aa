/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.load;

import java.io.IOException;

/** A request that was made ready beforehand, so that sending it costs little. Threads may share it. */
@FunctionalInterface
public interface ReadyRequest {

    /**
     * Sends it and waits for the whole answer, into which it does not look.
     *
     * @throws IOException when the answer is not the one hoped for, and why
     */
    void send() throws IOException;
}
