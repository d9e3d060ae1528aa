/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts by name, in a kept order. */
final class Counts {

    private Counts() {}

    /** An unmodifiable copy in the same order; rejects negative counts. */
    static Map<String, Long> checked(String what, Map<String, Long> counts) {
        counts.forEach((name, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException(what + ", '" + name + "': " + count + "; expected ≥ 0");
            }
        });
        return Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
}
