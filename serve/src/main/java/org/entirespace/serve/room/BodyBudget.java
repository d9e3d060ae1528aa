/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that bodies of requests may take together. Threads share it. */
public final class BodyBudget {

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    /** A budget of some bytes. */
    public BodyBudget(long most) {
        this.most = most;
    }

    /** Takes some bytes if they are left. */
    public boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= most) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    /** Gives back what was taken. */
    public void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** The bytes that are taken just now. */
    public long taken() {
        return taken.get();
    }
}
