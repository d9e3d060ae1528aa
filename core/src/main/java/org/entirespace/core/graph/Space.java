/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

/**
 * The samples a number speaks of: all impressions, or those on which one behaviour happened.
 *
 * @param name {@code impression} for the entire space, otherwise the behaviour that happened
 */
public record Space(String name) {

    /** All impressions, clicked or not. */
    public static final Space ENTIRE = new Space("impression");

    /** Whether this is the space of all impressions. */
    public boolean isEntire() {
        return equals(ENTIRE);
    }

    @Override
    public String toString() {
        return name;
    }
}
