/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.util.List;

/**
 * A sweep as an experiment writes it.
 *
 * @param dial the dial's key
 * @param values its values, each once
 */
record SweepSection(
        @JsonPropertyDescription("Dial that is turned.") String dial,

        @JsonPropertyDescription("Its values, in the range of the dial.")
        List<Double> values) {

    /** The name of a data set at a value: {@code small@0.5}, {@code small@2}. */
    static String name(String data, double value) {
        return data + "@" + plain(value);
    }

    /** A value as short as it can be written without an exponent. */
    static String plain(double value) {
        return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
