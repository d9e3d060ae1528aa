/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;

/** There was no room left on the disk. What had been written for the step is gone or will be swept. */
public final class DiskFullException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * A full disk.
     *
     * @param step the step that ran
     * @param detail what the writer said
     */
    public DiskFullException(String step, String detail) {
        super("step '" + step + "': no room left on the disk: " + detail);
    }

    /** Whether a writer's message tells of a full disk, a full quota or a full spill folder. */
    static boolean isToldBy(String message) {
        return message.contains("No space left on device")
                || message.contains("Disk quota exceeded")
                || message.contains("max_temp_directory_size");
    }
}
