/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that bodies of requests may take together. Threads share it. */
final class BodyBudget {

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    BodyBudget(long most) {
        this.most = most;
    }

    /** Takes some bytes if they are left. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) <= most) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
