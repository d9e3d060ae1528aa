/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedTasksTest {

    private static final List<Integer> TASKS = IntStream.range(0, 100).boxed().toList();

    @Test
    void everyTaskIsDoneOnce() throws Exception {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();

        new SharedTasks(3).run(TASKS, () -> done::add);

        assertThat(done).containsExactlyInAnyOrderElementsOf(TASKS);
    }

    @Test
    void aFailureComesAsWhatItIsAndEndsTheTaking() {
        IOException full = new IOException("No space left on device");

        assertThatThrownBy(() -> run(full)).isSameAs(full);
        assertThatThrownBy(() -> run(new UncheckedIOException(full))).isSameAs(full);
        SQLException sql = new SQLException("no such column");
        assertThatThrownBy(() -> run(sql)).isSameAs(sql);
        assertThatThrownBy(() -> run(new ArithmeticException("by zero")))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("by zero");
    }

    private static void run(Exception failure) throws SQLException, IOException {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        try {
            new SharedTasks(1).run(TASKS, () -> task -> {
                if (task == 3) {
                    fail(failure);
                }
                done.add(task);
            });
        } finally {
            assertThat(done).containsExactly(0, 1, 2);
        }
    }

    private static void fail(Exception failure) throws SQLException, IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof SQLException sql) {
            throw sql;
        }
        throw (RuntimeException) failure;
    }
}
