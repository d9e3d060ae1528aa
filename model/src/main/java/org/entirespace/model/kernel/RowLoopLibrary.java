/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

import java.lang.reflect.InvocationTargetException;

/** Finds the fastest row loops that this JVM can run. */
public final class RowLoopLibrary {

    private RowLoopLibrary() {}

    /**
     * Loops in the Vector API where the JVM was started with its module, plain loops otherwise. The description tells which,
     * and why.
     */
    public static RowLoops fastest() {
        if (!VectorModule.isThere()) {
            return plain("JVM started without --add-modules " + VectorModule.NAME);
        }
        try {
            return VectorModule.make("VectorRowLoops", RowLoops.class);
        } catch (InvocationTargetException e) {
            return plain("the Vector API did not start: " + e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            return plain("the Vector API did not start: " + e);
        }
    }

    /** Loops in plain Java. */
    public static RowLoops plain() {
        return plain("asked for");
    }

    private static RowLoops plain(String reason) {
        return new PlainRowLoops(reason);
    }
}
