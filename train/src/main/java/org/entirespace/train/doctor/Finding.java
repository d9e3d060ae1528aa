/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

/**
 * Something to mend, or to know.
 *
 * @param severity how bad it is
 * @param text what was found, where, and what follows
 */
public record Finding(Severity severity, String text) {

    /** How bad a finding is. */
    public enum Severity {
        /** Training or evaluation will refuse these samples. */
        ERROR,
        /** They will not, but what comes out may mislead. */
        WARNING
    }

    static Finding error(String text) {
        return new Finding(Severity.ERROR, text);
    }

    static Finding warning(String text) {
        return new Finding(Severity.WARNING, text);
    }
}
