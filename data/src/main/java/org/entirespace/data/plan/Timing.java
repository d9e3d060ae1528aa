/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

/** Whether an event must come after what it is credited to. */
public enum Timing {
    /** At the same place in the sequence or later. */
    AFTER,
    /** Anywhere; for logs that record an impression only with a later event. */
    ANY
}
