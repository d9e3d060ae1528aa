/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

/** What happens when an alarm goes off. */
public enum AlarmAction {
    /** Nothing. */
    IGNORE,
    /** It is told, and training goes on. */
    WARN,
    /** Training ends with an error; the best epoch before is kept. */
    STOP
}
