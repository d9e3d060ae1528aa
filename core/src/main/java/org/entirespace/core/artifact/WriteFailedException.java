/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import java.io.IOException;
import java.nio.file.Path;

/** A file that could not be written, such as on a full disk. What stood under its name before still does. */
public final class WriteFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * A failed write.
     *
     * @param file the name that the file would have had
     * @param cause what the system said, which names no file
     */
    public WriteFailedException(Path file, IOException cause) {
        super(file + ": not written: " + cause.getMessage(), cause);
    }

    /** The failure with its file: the system tells the file when it cannot be opened, but not when writing fails. */
    public static IOException of(Path file, IOException failure) {
        return failure.getClass() == IOException.class ? new WriteFailedException(file, failure) : failure;
    }
}
