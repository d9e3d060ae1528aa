/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;

/** The database process ended before it had answered. What had been published before stays as it is. */
public final class DuckDiedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String step;
    private final int exitCode;

    /**
     * A death.
     *
     * @param step the step that ran
     * @param exitCode the process's exit code; 128 plus the signal's number where a signal killed it
     * @param lastWords the end of what it wrote to its error stream, or nothing
     */
    public DuckDiedException(String step, int exitCode, String lastWords) {
        super("step '" + step + "': the database process " + cause(exitCode)
                + (lastWords.isBlank() ? "" : "; its last words: " + lastWords.strip()));
        this.step = step;
        this.exitCode = exitCode;
    }

    /** The step that ran. */
    public String step() {
        return step;
    }

    /** The process's exit code; 128 plus the signal's number where a signal killed it. */
    public int exitCode() {
        return exitCode;
    }

    private static String cause(int exitCode) {
        return exitCode > 128 && exitCode < 160
                ? "was killed by signal " + (exitCode - 128)
                : "ended with exit code " + exitCode;
    }
}
