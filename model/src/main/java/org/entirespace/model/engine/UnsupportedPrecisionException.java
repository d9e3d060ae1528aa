/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.engine;

import java.util.Locale;
import org.entirespace.model.tower.Precision;

/** A precision that this machine cannot compute with. */
public final class UnsupportedPrecisionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Tells which precision, and why not. */
    public UnsupportedPrecisionException(Precision precision, String reason) {
        super("precision " + precision.name().toLowerCase(Locale.ROOT) + ": " + reason + "; float32 runs everywhere");
    }
}
