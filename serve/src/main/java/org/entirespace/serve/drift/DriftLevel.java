/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.drift;

/** How far the scores of a quantity have moved, in steps. */
public enum DriftLevel {
    /** Too few rows were scored to tell. */
    UNKNOWN,
    /** Not far. */
    NONE,
    /** Far enough to look into. */
    WARN,
    /** So far that the model should be doubted. */
    ALARM;

    /** Whether somebody should know. */
    public boolean isDrift() {
        return this == WARN || this == ALARM;
    }
}
