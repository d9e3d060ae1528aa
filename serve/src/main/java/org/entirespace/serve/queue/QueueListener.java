/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.queue;

/** Hears what becomes of requests in a queue. Called by any thread. */
public interface QueueListener {

    /** Hears nothing. */
    QueueListener NONE = new QueueListener() {};

    /** A request found no place. */
    default void rejected() {}

    /** A request's deadline passed while it waited. */
    default void dropped() {}

    /** A request failed by a fault of the program; its sender may have got no answer. */
    default void failed(Throwable failure) {}
}
