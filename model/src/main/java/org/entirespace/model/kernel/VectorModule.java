/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

/** The JVM's module of the Vector API, and the classes here that use it. */
final class VectorModule {

    static final String NAME = "jdk.incubator.vector";

    private VectorModule() {}

    /** Whether the JVM was started with the module. */
    static boolean isThere() {
        return ModuleLayer.boot().findModule(NAME).isPresent();
    }

    /** Makes an instance by name, since a class that sees the incubating module cannot be compiled with the others. */
    static <T> T make(String name, Class<T> type) throws ReflectiveOperationException {
        return Class.forName(VectorModule.class.getPackageName() + "." + name)
                .asSubclass(type)
                .getDeclaredConstructor()
                .newInstance();
    }
}
