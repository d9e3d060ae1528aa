/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entirespace.data.plan.HistoryPlan;

/**
 * SQL of what a history feature counts by, as b0, b1 and so on: columns of both views, equal where their values are.
 *
 * @param columns the short names of the impressions' columns
 * @param impressions SQL of the impressions' values
 * @param events SQL of the events' values
 */
record HistoryKey(List<String> columns, List<String> impressions, List<String> events) {

    /** The key of a feature whose columns were checked; the lists hold SQL with {@code $} in place of the table. */
    static HistoryKey of(HistoryPlan feature, LogShape shape) {
        return new HistoryKey(
                feature.by().stream().map(shape.carriedByImpressions()::alias).toList(),
                feature.by().stream()
                        .map(column -> pair(shape, column)
                                .comparable("$." + shape.carriedByImpressions().alias(column)))
                        .toList(),
                feature.by().stream()
                        .map(column -> pair(shape, column)
                                .comparable("$." + shape.carriedByEvents().alias(column)))
                        .toList());
    }

    private static KeyPair pair(LogShape shape, String column) {
        KeyPair pair = shape.shared().get(column);
        if (pair == null) {
            throw new IllegalStateException("column '" + column + "' was not checked");
        }
        return pair;
    }

    /** The names b0, b1 and so on. */
    String names() {
        return each(", ", i -> "b" + i);
    }

    /** Whether all of b0, b1 and so on are there. */
    String present() {
        return each(" AND ", i -> "b" + i + " IS NOT NULL");
    }

    /** The values of impressions under their names. */
    String ofImpressions(String table) {
        return each(", ", i -> impressions.get(i).replace("$", table) + " AS b" + i);
    }

    /** The values of events under their names. */
    String ofEvents(String table) {
        return each(", ", i -> events.get(i).replace("$", table) + " AS b" + i);
    }

    /** Whether an impression has the key that a row of names has. */
    String equal(String impression, String named) {
        return each(" AND ", i -> impressions.get(i).replace("$", impression) + " = " + named + ".b" + i);
    }

    private String each(String separator, Function<Integer, String> sql) {
        return IntStream.range(0, impressions.size()).boxed().map(sql).collect(Collectors.joining(separator));
    }
}
