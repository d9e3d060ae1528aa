/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.sample;

/** What is known of one behaviour on one impression. */
public enum Label {
    /** It did not happen, and its window is over. */
    NEGATIVE(0),
    /** It happened. */
    POSITIVE(1),
    /** Not yet knowable (immature) or not logged; adds nothing to a loss or a metric. */
    UNOBSERVED(-1);

    private final byte code;

    Label(int code) {
        this.code = (byte) code;
    }

    /** The code in sample files and batches: 0, 1 or -1. */
    public byte code() {
        return code;
    }

    /**
     * The label of a code.
     *
     * @throws IllegalArgumentException for any other number than -1, 0 and 1
     */
    public static Label of(int code) {
        return switch (code) {
            case 0 -> NEGATIVE;
            case 1 -> POSITIVE;
            case -1 -> UNOBSERVED;
            default -> throw new IllegalArgumentException("label code " + code + ": expected -1, 0 or 1");
        };
    }
}
