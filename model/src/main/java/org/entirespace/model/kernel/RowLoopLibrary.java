/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

import java.lang.reflect.InvocationTargetException;

/** Finds the fastest row loops that this JVM can run. */
public final class RowLoopLibrary {

    private static final String MODULE = "jdk.incubator.vector";

    private RowLoopLibrary() {}

    /**
     * Loops in the Vector API where the JVM was started with its module, plain loops otherwise. The description tells which,
     * and why.
     */
    public static RowLoops fastest() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return plain("JVM started without --add-modules " + MODULE);
        }
        try {
            return vector();
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

    /** By name, since a class that sees the incubating module cannot be compiled with the others. */
    private static RowLoops vector() throws ReflectiveOperationException {
        return Class.forName(RowLoopLibrary.class.getPackageName() + ".VectorRowLoops")
                .asSubclass(RowLoops.class)
                .getDeclaredConstructor()
                .newInstance();
    }
}
