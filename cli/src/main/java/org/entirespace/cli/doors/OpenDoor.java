/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import java.io.IOException;
import org.entirespace.model.scoring.Door;

/**
 * A door that stands open.
 *
 * @param name what answers, in words that follow "by the"
 * @param door answers
 * @param end frees what the door holds
 */
public record OpenDoor(String name, Door door, Ending end) implements AutoCloseable {

    /** Frees what a door holds. */
    @FunctionalInterface
    public interface Ending {
        /** Frees it. */
        void run() throws IOException;
    }

    /** A door that holds nothing. */
    public OpenDoor(String name, Door door) {
        this(name, door, () -> {});
    }

    @Override
    public void close() throws IOException {
        end.run();
    }
}
