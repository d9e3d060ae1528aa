/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entirespace.data.plan.LogPlan;

/** Logs small enough to be followed by eye, and one of any size. */
final class SmallLog {

    private SmallLog() {}

    private static final String PLAN = """
            sources:
              shown: {format: json, files: [shown.json], columns: {user: BIGINT, item: VARCHAR, at: VARCHAR, page: VARCHAR,
                                                                   tags: 'VARCHAR[]'}}
              log: {format: csv, files: ['*.csv'], delimiter: ',', header: true,
                    columns: {user: BIGINT, item: VARCHAR, at: TIMESTAMP, note: VARCHAR, type: VARCHAR}}
            views:
              done: SELECT * FROM log
            impressions: {view: shown, key: [user, item], time: at, group: user}
            events: {view: done, key: [user, item], time: at, type: type}
            behaviors:
              click: {events: [click], window: 1h}
              buy: {events: [buy], follows: click}
            history:
              clicks: {events: [click], by: [user], window: 7d}
            fields:
              page: {kind: categorical}
              tags: {kind: bag}
              clicks: {kind: numeric}
            split: {validation_from: 2026-01-02T00:00:00Z, test_from: 2026-01-02T12:00:00Z}
            quality: {max_rejected_share: 0.2}
            """;

    /** The plan of {@link #write}. */
    static LogPlan plan() {
        return LogRecipe.parse(PLAN);
    }

    /** The plan of {@link #write}, some words of its text replaced. */
    static LogPlan plan(String from, String to) {
        if (!PLAN.contains(from)) {
            throw new IllegalArgumentException(from);
        }
        return LogRecipe.parse(PLAN.replace(from, to));
    }

    /** Writes eleven impressions, one of them twice, and their events; some lines are bad. */
    static void write(Path data) throws IOException {
        Files.createDirectories(data);
        Files.writeString(data.resolve("shown.json"), """
                {"user": 1, "item": "a", "at": "2026-01-01T10:00:00Z", "page": "home", "tags": ["x", "y"]}
                {"user": 1, "item": "b", "at": "2026-01-01T10:00:00Z", "page": "home", "tags": []}
                {"user": 2, "item": "a", "at": "2026-01-01T11:00:00Z", "page": "search", "tags": ["y", null]}
                {"user": 2, "item": "a", "at": "2026-01-01T11:00:00Z", "page": "search", "tags": ["y", null]}
                {"user": 2, "item": "b", "at": "2026-01-01T12:00:00Z", "page": null, "tags": null}
                {"user": 1, "item": "a", "at": "2026-01-02T10:00:00Z", "page": "home", "tags": ["z"]}
                {"user": 2, "item": "a", "at": "2026-01-02T11:00:00Z", "page": "cart", "tags": ["x"]}
                {"user": 3, "item": "a", "at": "2026-01-02T11:00:00Z", "page": "home", "tags": ["x"]}
                {"user": 1, "item": "b", "at": "2026-01-02T13:00:00Z", "page": "home", "tags": ["x", "x"]}
                {"user": 2, "item": "b", "at": "2026-01-02T13:00:00Z", "page": "home"}
                {"user": 3, "item": "b", "at": "2026-01-02T13:30:00Z", "page": "search", "tags": ["y"]}
                {"user": 4, "item": "a", "at": "2026-01-02T23:30:00Z", "page": "home", "tags": ["x"]}
                {"item": "a", "at": "2026-01-01T00:00:00Z"}
                {"user": 3, "item": "a", "at": "soon"}
                """);
        // the last click is at the very end of what was logged
        Files.writeString(data.resolve("events.csv"), """
                user,item,at,note,type
                1,a,2026-01-01 10:30:00,x,click
                1,a,2026-01-01 10:30:00,y,click
                1,a,2026-01-01 18:00:00,x,buy
                2,a,2026-01-02 11:59:59,x,click
                3,b,2026-01-02 14:30:00,x,click
                1,b,2026-01-03 00:00:00,x,scroll
                9,a,2026-01-03 00:00:00,"x, quoted",scroll
                1,z,2026-01-03 00:00:00,x,click
                2,a,noon?,x,click
                """);
    }

    /** A plan that needs no files: a log of any size, made by SQL. */
    static LogPlan generated(long impressions) {
        return LogRecipe.parse("""
                sources: {}
                views:
                  shown: >
                    SELECT i % 50021 AS user, i % 7919 AS item, 1000000 + i AS seconds, 'p' || (hash(i) % 40)::VARCHAR AS page,
                           (hash(i + 1) % 100000) / 7.0 AS price, ['t' || (i % 5), 't' || (i % 11)] AS tags
                    FROM range(N) r(i)
                  done: >
                    SELECT user, item, seconds + 1 + (hash(seconds) % 5)::BIGINT AS seconds, unnest(['click', 'buy'][: 1 + hash(item) % 2]) AS type
                    FROM shown WHERE hash(user, item) % 9 = 0
                impressions: {view: shown, key: [user, item], time: seconds, time_unit: seconds, group: user}
                events: {view: done, key: [user, item], time: seconds, time_unit: seconds, type: type}
                behaviors:
                  click: {events: [click], window: 3s}
                  buy: {events: [buy], follows: click}
                history:
                  clicks: {events: [click], by: [user], window: 1d}
                fields:
                  page: {kind: categorical}
                  item: {kind: categorical, encoding: hash, buckets: 1000}
                  tags: {kind: bag}
                  price: {kind: numeric}
                  rank: {kind: numeric, column: price, encoding: buckets, buckets: 50}
                  clicks: {kind: numeric}
                split: {test: 0.2, validation: 0.1}
                """.replace("N)", impressions + ")"));
    }
}
