/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

/**
 * A known outcome of one behaviour.
 *
 * @param behavior the behaviour's name
 * @param happened whether it happened
 */
public record Condition(String behavior, boolean happened) {

    @Override
    public String toString() {
        return happened ? behavior : "!" + behavior;
    }
}
