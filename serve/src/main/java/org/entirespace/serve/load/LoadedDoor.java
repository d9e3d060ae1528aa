/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.load;

import java.io.IOException;
import org.entirespace.model.scoring.Door;

/** A door at which requests can be made ready beforehand. */
public interface LoadedDoor extends Door {

    /**
     * Makes a request ready.
     *
     * @param body as {@link #answer} takes it
     * @throws IOException when that cannot be asked here
     */
    ReadyRequest prepare(String body) throws IOException;
}
