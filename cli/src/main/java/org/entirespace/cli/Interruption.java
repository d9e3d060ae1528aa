/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Turns Ctrl-C into a request to stop: while it is open, the process waits for the work under way to leave things in order
 * before it ends.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;

    /**
     * Waits for Ctrl-C from now on.
     *
     * @param answer what the user is told then
     */
    Interruption(Terminal terminal, String answer) {
        hook = new Thread(
                () -> {
                    requested.set(true);
                    terminal.say(answer);
                    await();
                },
                "entirespace-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the user asked to stop. */
    boolean requested() {
        return requested.get();
    }

    /** Ends the process at once with a code of its own, where the user asked to stop and everything is in order. */
    void endIfRequested(int code) {
        if (requested.get()) {
            Runtime.getRuntime().halt(code);
        }
    }

    private void await() {
        try {
            if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Thread.currentThread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work is in order; the process may end. */
    @Override
    public void close() {
        finished.countDown();
        if (!requested.get()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                requested.set(true); // the process began to end just now; the hook will not wait
            }
        }
    }
}
