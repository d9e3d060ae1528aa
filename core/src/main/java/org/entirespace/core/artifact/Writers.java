/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

/** Processes that write, as names of temporary files and folders tell them. */
final class Writers {

    private static final int MOST_DIGITS = 17;

    private Writers() {}

    /** Whether a process of this number lives on this machine; none does whose number is not one. */
    static boolean lives(String number) {
        return !number.isEmpty()
                && number.length() <= MOST_DIGITS
                && number.chars().allMatch(c -> c >= '0' && c <= '9')
                && ProcessHandle.of(Long.parseLong(number)).isPresent();
    }
}
