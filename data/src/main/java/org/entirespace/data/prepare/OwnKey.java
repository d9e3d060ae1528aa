/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.List;
import java.util.stream.Collectors;

/** SQL of a behaviour's own key, by which its events find impressions that they share no more with. A NULL equals nothing. */
final class OwnKey {

    private final LogShape shape;
    private final List<KeyPair> pairs;

    /** The key of these columns, each checked. */
    OwnKey(LogShape shape, List<String> columns) {
        this.shape = shape;
        this.pairs = columns.stream().map(shape::ownKeyPair).toList();
    }

    /** Whether an event and an impression have the same key. */
    String matches(String event, String impression) {
        return pairs.stream()
                .map(pair -> ofEvents(event, pair) + " = " + ofImpressions(impression, pair))
                .collect(Collectors.joining(" AND "));
    }

    /** Whether an impression lacks the key. */
    String missing(String impression) {
        return pairs.stream()
                .map(pair -> ofImpressions(impression, pair) + " IS NULL")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** The impressions' values of the key, as k0, k1 and so on. */
    String selected(String impression) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < pairs.size(); i++) {
            columns.append(i == 0 ? "" : ", ")
                    .append(ofImpressions(impression, pairs.get(i)))
                    .append(" AS k")
                    .append(i);
        }
        return columns.toString();
    }

    /** Whether an event has the key of a row of {@link #selected} values. */
    String matchesSelected(String event, String row) {
        StringBuilder equal = new StringBuilder();
        for (int i = 0; i < pairs.size(); i++) {
            equal.append(i == 0 ? "" : " AND ")
                    .append(ofEvents(event, pairs.get(i)))
                    .append(" = ")
                    .append(row)
                    .append(".k")
                    .append(i);
        }
        return equal.toString();
    }

    private String ofEvents(String table, KeyPair pair) {
        return pair.comparable(table + "." + shape.carriedByEvents().alias(pair.eventColumn()));
    }

    private String ofImpressions(String table, KeyPair pair) {
        return pair.comparable(table + "." + shape.carriedByImpressions().alias(pair.impressionColumn()));
    }
}
