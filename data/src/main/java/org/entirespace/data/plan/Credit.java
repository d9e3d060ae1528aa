/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

/** Which of several eligible predecessors an event is credited to. */
public enum Credit {
    /** The latest. */
    LAST,
    /** The earliest. */
    FIRST
}
