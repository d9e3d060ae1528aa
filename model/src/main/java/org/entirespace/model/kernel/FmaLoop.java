/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

import java.util.Optional;

/** A loop of multiply-adds that does nothing else, to measure what a processor can do. Threads may share an instance. */
public interface FmaLoop {

    /** The floating-point operations of a run: a multiply-add counts as two. */
    long operations(int repeats);

    /** Runs; returns the mean of all results, which is 2 to rounding after 30 repeats and more. */
    float run(int repeats);

    /** What computes, for a person to read. */
    String description();

    /** The loop in the Vector API; empty where the JVM was started without its module. */
    static Optional<FmaLoop> inVectors() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName(FmaLoop.class.getPackageName() + ".VectorFmaLoop")
                    .asSubclass(FmaLoop.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
