/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.io.IOException;

/** SQL that the database refused or could not finish. The database goes on; nothing was changed by the failed statement. */
public final class SqlFailedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String step;
    private final String databaseMessage;

    /**
     * A failure.
     *
     * @param step the step that ran
     * @param databaseMessage what the database said
     */
    public SqlFailedException(String step, String databaseMessage) {
        super("step '" + step + "': " + databaseMessage);
        this.step = step;
        this.databaseMessage = databaseMessage;
    }

    /** The step that ran. */
    public String step() {
        return step;
    }

    /** What the database said, such as {@code Conversion Error: ...}. */
    public String databaseMessage() {
        return databaseMessage;
    }
}
