/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts requests under way, so that a server can stop after the last of them. Threads share it. */
final class Drain {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private int underWay;
    private boolean closed;

    /** Counts a request; returns false, and counts nothing, when no more are taken. */
    boolean enter() {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            underWay++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** A request has ended. */
    void leave() {
        lock.lock();
        try {
            underWay--;
            if (underWay == 0) {
                empty.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more requests from now on. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the last request; returns false when it takes longer. */
    boolean await(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (underWay > 0) {
                if (left <= 0) {
                    return false;
                }
                left = empty.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
