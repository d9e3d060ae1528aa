/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as tables show them. */
final class Format {

    private Format() {}

    /** A number without trailing zeros. */
    static String trimmed(double value) {
        return new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString();
    }
}
