/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

/**
 * Flags of impressions to be held in memory, one byte for eight of them.
 *
 * @param sql a query of impression and flag (both BIGINT), one row for each flag that is set, repeated or not
 * @param impressions all numbers of impressions are less than this
 * @param flags all flags are less than this
 */
public record FlagJob(String sql, int impressions, int flags) {

    /** The name of the function. */
    private static final String FUNCTION = "flags_of";

    /** Flags of a byte. */
    static final int BYTE = 8;

    /** SQL that tells whether an impression has a flag. */
    public static String isSet(String impression, int flag) {
        // several flags of one byte are one question to the function
        return "((" + FUNCTION + "(" + impression + ", " + flag / BYTE + ") >> " + flag % BYTE + ") & 1) = 1";
    }

    static String function() {
        return FUNCTION;
    }
}
