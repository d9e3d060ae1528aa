/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.http;

/** Hears what the server answers. Called by any thread, and must not block. */
public interface HttpListener {

    /** Hears nothing. */
    HttpListener NONE = new HttpListener() {};

    /**
     * A request was answered, or its connection was closed.
     *
     * @param endpoint which one, such as {@code score}; of a small closed set
     * @param status the HTTP status
     * @param nanos the time since its headers had come
     */
    default void answered(String endpoint, int status, long nanos) {}

    /** A request failed by a fault of the program; its sender was told no more than that. */
    default void failed(Throwable failure) {}
}
