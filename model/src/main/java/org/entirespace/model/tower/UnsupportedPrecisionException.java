/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.tower;

import java.util.Locale;

/** A precision that this machine cannot compute with. */
public final class UnsupportedPrecisionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Tells which precision, and why not. */
    public UnsupportedPrecisionException(Precision precision, String reason) {
        super("precision " + precision.name().toLowerCase(Locale.ROOT) + ": " + reason + "; float32 runs everywhere");
    }
}
