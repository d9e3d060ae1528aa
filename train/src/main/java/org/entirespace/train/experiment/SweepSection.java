/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.util.List;
import org.entirespace.data.world.Dial;
import org.entirespace.data.world.WorldOptions;

/**
 * A sweep as an experiment writes it.
 *
 * @param dials the keys of the dials, all of which are turned together, each once
 * @param values their values, each once
 */
record SweepSection(
        @JsonPropertyDescription("Dials that are turned, all to the same value.")
        List<String> dials,

        @JsonPropertyDescription("Their values, in the range of each.")
        List<Double> values) {

    /** A world with all dials at a value. */
    WorldOptions turned(WorldOptions world, double value) {
        WorldOptions turned = world;
        for (String dial : dials) {
            turned = turned.withDial(Dial.of(dial), value);
        }
        return turned;
    }

    /** What is swept, as people read it. */
    String axis() {
        return String.join(" and ", dials);
    }

    /** The name of a data set at a value: {@code small@0.5}, {@code small@2}. */
    static String name(String data, double value) {
        return data + "@" + plain(value);
    }

    /** A value as short as it can be written without an exponent. */
    static String plain(double value) {
        return value == 0 ? "0" : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
