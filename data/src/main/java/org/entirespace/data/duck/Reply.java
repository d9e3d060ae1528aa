/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import java.util.List;
import org.entirespace.core.artifact.FileSeal;
import org.jspecify.annotations.Nullable;

/** One line from the database process; on success at most one of the other parts is present. */
record Reply(
        @Nullable Failure failure,
        @Nullable List<List<@Nullable String>> rows,
        @Nullable List<FileSeal> seals) {

    /** Where a failure came from. */
    enum Source {
        /** The database. */
        SQL,
        /** A file. */
        FILE,
        /** A mistake of ours. */
        PROGRAM
    }

    /** What went wrong. */
    record Failure(Source source, String message) {}

    static Reply done() {
        return new Reply(null, null, null);
    }

    static Reply of(List<List<@Nullable String>> rows) {
        return new Reply(null, rows, null);
    }

    static Reply sealed(List<FileSeal> seals) {
        return new Reply(null, null, seals);
    }

    static Reply failed(Source source, @Nullable String message) {
        return new Reply(new Failure(source, message == null ? "no message" : message), null, null);
    }
}
