/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

/** Which of the eligible predecessors an event is credited to. */
public enum Credit {
    /** The latest. */
    LAST,
    /** The earliest. */
    FIRST,
    /** Each of them. */
    EVERY
}
