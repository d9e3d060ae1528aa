/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

/** Hears how preparing goes on. Called on the working thread, so it must be quick and must not throw. */
public interface PrepareListener {

    /** Hears nothing. */
    PrepareListener NONE = new PrepareListener() {};

    /**
     * Hears that a step begins.
     *
     * @param step its name, such as {@code impressions}
     * @param number its number, from 1
     * @param steps how many there are
     */
    default void began(String step, int number, int steps) {}

    /** Hears something worth a remark that is no error, such as a field whose numbers are all equal. */
    default void noted(String remark) {}
}
