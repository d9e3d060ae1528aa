/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.queue;

/** A request that waits. Exactly one of its methods is called, once, by one of the queue's threads. */
public interface QueuedTask {

    /** Does the work and answers. What it throws is told to the queue's listener. */
    void run() throws Exception;

    /** Answers that the deadline had passed before the work began. */
    void drop() throws Exception;
}
