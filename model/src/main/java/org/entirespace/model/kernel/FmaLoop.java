/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

import java.util.Optional;

/** A loop of multiply-adds that does nothing else, to measure what a processor can do. Threads may share an instance. */
public interface FmaLoop {

    /** The module that the JVM must be started with. */
    String MODULE = VectorModule.NAME;

    /** The floating-point operations of a run: a multiply-add counts as two. */
    long operations(int repeats);

    /** Runs; returns the mean of all results, which is 2 to rounding after 30 repeats and more. */
    float run(int repeats);

    /** What computes, for a person to read. */
    String description();

    /** The loop in the Vector API; empty where the JVM was started without its module. */
    static Optional<FmaLoop> inVectors() {
        if (!VectorModule.isThere()) {
            return Optional.empty();
        }
        try {
            return Optional.of(VectorModule.make("VectorFmaLoop", FmaLoop.class));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
