/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

/** Hears what a server answers, at any of its doors. Called by any thread, and must not block. */
public interface AnswerListener {

    /** Hears nothing. */
    AnswerListener NONE = new AnswerListener() {};

    /**
     * A request was answered, or its connection was closed.
     *
     * @param answer what was answered
     * @param nanos the time since its headers had come
     */
    default void answered(Answer answer, long nanos) {}

    /** A request failed by a fault of the program; its sender was told no more than that. */
    default void failed(Throwable failure) {}

    /**
     * What a request was answered. There are few different ones, whatever clients send.
     *
     * @param protocol {@code http} or {@code grpc}
     * @param endpoint which one, such as {@code score} or {@code ModelInfer}
     * @param status the status as the protocol has it, such as {@code 200} or {@code OK}
     */
    record Answer(String protocol, String endpoint, String status) {}
}
