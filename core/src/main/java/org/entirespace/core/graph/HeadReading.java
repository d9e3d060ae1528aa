/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@link Readout} makes of the logits of a graph's rates, one by one. Immutable, so threads may share it. */
final class HeadReading {

    private final float[] shifts; // (rates)
    private final @Nullable RisingLine[] lines; // (rates), null where a rate is not calibrated

    /**
     * The reading of a graph's rates.
     *
     * @throws IllegalArgumentException when the readout names an unknown head
     */
    HeadReading(Readout readout, CompiledGraph graph) {
        List<String> names = graph.rates().stream().map(Rate::name).toList();
        shifts = new float[names.size()];
        readout.logitShifts().forEach((head, shift) -> shifts[index(names, head, "shift")] = shift.floatValue());
        lines = new @Nullable RisingLine[names.size()];
        for (Map.Entry<String, CalibrationMap> map : readout.calibration().entrySet()) {
            lines[index(names, map.getKey(), "calibration")] = map.getValue().line();
        }
    }

    private static int index(List<String> names, String head, String what) {
        int index = names.indexOf(head);
        if (index < 0) {
            throw new IllegalArgumentException(what + " of unknown head '" + head + "'; expected one of " + names);
        }
        return index;
    }

    /** The logit of a rate as it is meant. */
    float logit(int rate, float learned) {
        float shifted = learned - shifts[rate];
        RisingLine line = lines[rate];
        return line == null ? shifted : (float) line.at(shifted);
    }
}
