/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import org.jspecify.annotations.Nullable;

/** One line to the database process; exactly one part is present. */
record Request(
        @Nullable String execute,
        @Nullable String query,
        @Nullable EncodeJob encode,
        @Nullable TextJob text,
        @Nullable CountJob count,
        @Nullable FlagJob flag,
        @Nullable ArrangeJob arrange,
        @Nullable RowsJob rows,
        @Nullable ScoreJob score) {

    static Request toExecute(String sql) {
        return new Request(sql, null, null, null, null, null, null, null, null);
    }

    static Request toQuery(String sql) {
        return new Request(null, sql, null, null, null, null, null, null, null);
    }

    static Request toEncode(EncodeJob job) {
        return new Request(null, null, job, null, null, null, null, null, null);
    }

    static Request toLoad(TextJob job) {
        return new Request(null, null, null, job, null, null, null, null, null);
    }

    static Request toCount(CountJob job) {
        return new Request(null, null, null, null, job, null, null, null, null);
    }

    static Request toArrange(ArrangeJob job) {
        return new Request(null, null, null, null, null, null, job, null, null);
    }

    static Request toFlag(FlagJob job) {
        return new Request(null, null, null, null, null, job, null, null, null);
    }

    static Request toEncodeRows(RowsJob job) {
        return new Request(null, null, null, null, null, null, null, job, null);
    }

    static Request toScore(ScoreJob job) {
        return new Request(null, null, null, null, null, null, null, null, job);
    }
}
