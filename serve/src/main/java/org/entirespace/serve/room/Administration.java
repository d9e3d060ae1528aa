/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Loads, unloads and lists models for whoever shows the token. What it does takes long, so a thread of its own does it, one call after
 * the other. Threads share it.
 */
public final class Administration {

    /** The most bytes of a request for it. */
    public static final int BODY_BYTES = 1 << 16;

    private static final int WAITING = 16;

    private final Optional<AdminToken> token;
    private final AnswerListener listener;
    private final ThreadPoolExecutor thread;

    Administration(Optional<AdminToken> token, AnswerListener listener) {
        this.token = token;
        this.listener = listener;
        thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
            Thread made = new Thread(task, "entirespace-admin");
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Whether somebody may administer; tells the asker where not.
     *
     * @param authorization the header {@code Authorization}, null where there is none
     */
    public boolean admits(@Nullable String authorization, Asker asker) {
        if (token.isEmpty()) {
            asker.refused(Refusal.FORBIDDEN, "the server was started without an admin token");
            return false;
        }
        if (!token.get().isShownBy(authorization)) {
            asker.refused(Refusal.UNAUTHENTICATED, "expected the header Authorization: Bearer TOKEN");
            return false;
        }
        return true;
    }

    /** Does some work when its turn comes. */
    public void run(Work work, Asker asker) {
        try {
            thread.execute(new Attempt(work, asker, listener)::run);
        } catch (RejectedExecutionException e) {
            asker.refused(Refusal.BUSY, "too many models wait to be loaded");
        }
    }

    void close() {
        thread.shutdown();
    }
}
