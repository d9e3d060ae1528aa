/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

/** Hears what happens to models. Called by the thread that loads or unloads, while that model's other loads wait. */
public interface HolderListener {

    /** Hears nothing. */
    HolderListener NONE = new HolderListener() {};

    /** A version is served from now on. */
    default void loaded(ServedModel model) {}

    /** A version is served no more, but for the requests that began with it. */
    default void unloaded(ServedModel model) {}

    /** A version was refused. */
    default void refused(String model, String version, String reason) {}
}
