/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.entirespace.train.document.Mistake.mistake;

import java.util.stream.Stream;
import org.entirespace.train.document.Mistake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes of sources, views, impressions, events and label columns. */
class LogMistakesTest {

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsPlaceAndNoOther(Mistake mistake) {
        BaseRecipe.check(mistake);
    }

    /** What is replaced in the base recipe, by what, and all that is said about it. */
    static Stream<Mistake> mistakes() {
        return Stream.of(
                mistake(
                        "log: {format: csv, files: [events/*.csv]}",
                        "log: {format: xls, files: [events/*.csv]}",
                        "3:17: sources.log.format: found 'xls', expected one of csv, json, parquet, text"),
                mistake(
                        "log: {format: csv, files: [events/*.csv]}",
                        "log: {format: csv, files: []}",
                        "3:29: sources.log.files: found 0 entries, expected at least 1"),
                mistake(
                        "log: {format: csv, files: [events/*.csv]}",
                        "log: {format: csv}",
                        "3:3: sources.log.files: missing; Paths or globs, relative to the data folder"),
                mistake(
                        "log: {format: csv, files: [events/*.csv]}",
                        "log: {format: csv, files: events.csv}",
                        "3:29: sources.log.files: found text 'events.csv', expected a list; write it as a list: [events.csv]"),
                mistake(
                        "log: {format: csv, files: [events/*.csv]}",
                        "log: {format: csv, files: [../events.csv, /etc/passwd]}",
                        "3:30: sources.log.files[0]: found '../events.csv', expected a path within the data folder; the data folder is named on the command line",
                        "3:45: sources.log.files[1]: found '/etc/passwd', expected a path within the data folder; the data folder is named on the command line"),
                mistake(
                        "log: {format: csv, files: [events/*.csv]}",
                        "log: {format: csv, files: [a.csv, a.csv]}",
                        "3:37: sources.log.files[1]: found 'a.csv' twice"),
                mistake(
                        "log: {format: csv, files: [events/*.csv]}",
                        "log: {format: json, files: [e], header: true}",
                        "3:35: sources.log.header: has no effect for format json; remove it"),
                mistake(
                        "log: {format: csv, files: [events/*.csv]}",
                        "log: {format: csv, files: [e], header: yes}",
                        "3:42: sources.log.header: found text 'yes', expected true or false; write true"),
                mistake(
                        "log: {format: csv, files: [events/*.csv]}",
                        "log: {format: csv, files: [e], delimiter: ''}",
                        "3:45: sources.log.delimiter: found 0 characters, expected at least 1"),
                mistake(
                        "log: {format: csv, files: [events/*.csv]}",
                        "log: {format: csv, files: [e], columns: {at: 5}}",
                        "3:48: sources.log.columns.at: found number 5, expected a text; write it in quotes: '5'"),
                mistake(
                        "  log: {format: csv, files: [events/*.csv]}",
                        "  {}",
                        "3:3: sources: found 0 entries, expected at least 1"),
                mistake(
                        "view: shown",
                        "view: showed",
                        "8:9: impressions.view: unknown view 'showed'; did you mean 'shown'?"),
                mistake(
                        "  acts: SELECT",
                        "  Log: SELECT",
                        "6:3: views.Log: the name is taken by sources.log; SQL reads sources and views by one set of names, without case",
                        "13:9: events.view: unknown view 'acts'; known are shown, Log, log"),
                mistake(
                        "  acts: SELECT * FROM log WHERE action <> 'show'",
                        "  acts:",
                        "6:3: views.acts: found no value, expected a text; give it a value, or remove the key"),
                mistake(
                        "  acts: SELECT",
                        "  my acts: SELECT",
                        "6:3: views.my acts: found 'my acts', expected a name for SQL: a letter or '_', then letters, digits or '_'",
                        "13:9: events.view: unknown view 'acts'; known are shown, my acts, log"),
                mistake(
                        "  key: [session, item]\n  time: at\n  type: action",
                        "  key: [session]\n  time: at\n  type: action",
                        "14:8: events.key: found 1, expected 2 as in impressions.key; the columns are matched one by one"),
                mistake(
                        "  key: [session, item]\n  time: at\n  type: action",
                        "  key: session\n  time: at\n  type: action",
                        "14:8: events.key: found text 'session', expected a list; write it as a list: [session]"),
                mistake(
                        "  key: [session, item]\n  time: at\n  type: action",
                        "  key: [session, session]\n  time: at\n  type: action",
                        "14:18: events.key[1]: found 'session' twice"),
                mistake(
                        "  key: [session, item]\n  time: at\n  type: action",
                        "  key: [session, item]\n  type: action",
                        "12:1: events.time: missing; Time column"),
                mistake(
                        "  type: action",
                        "  type: action\n  sequence: step",
                        "17:3: events.sequence: given without impressions.sequence; rows are ordered by a sequence on both sides or on neither"),
                mistake(
                        "  group: user",
                        "  group: user\n  sequence: step",
                        "12:3: impressions.sequence: given without events.sequence; rows are ordered by a sequence on both sides or on neither"),
                mistake(
                        "  group: user",
                        "  group: user\n  time_unit: second",
                        "12:14: impressions.time_unit: found 'second', expected one of seconds, millis, micros, timestamp; did you mean 'seconds'?"),
                mistake("  group: user", "  id: [number]", "11:7: impressions.id: found a list, expected a text"),
                mistake(
                        "  group: user",
                        "  id: 7",
                        "11:7: impressions.id: found number 7, expected a text; write it in quotes: '7'"),
                mistake("  group: user", "  group: [user]", "11:10: impressions.group: found a list, expected a text"),
                mistake(
                        "  click: {events: [click], window: 30m}",
                        "  click: {events: [], window: 30m}",
                        "18:19: behaviors.click.events: found 0 entries, expected at least 1"),
                mistake(
                        "  click: {events: [click], window: 30m}",
                        "  click: {events: [9], window: 30m}",
                        "18:20: behaviors.click.events[0]: found number 9, expected a text; write it in quotes: '9'"),
                mistake(
                        "  click: {events: [click], window: 30m}",
                        "  click: {window: 30m}",
                        "18:3: behaviors.click.events: missing; name event types that count, or other behaviors by any_of"),
                mistake(
                        "  click: {events: [click], window: 30m}",
                        "  click: {events: [click], window: 30}",
                        "18:36: behaviors.click.window: found number 30, expected a whole number and a unit, such as 90s, 30m, 12h, 7d or 2w"),
                mistake(
                        "  click: {events: [click], window: 30m}",
                        "  click: {events: [click], window: 30 min}",
                        "18:36: behaviors.click.window: found '30 min', expected a whole number and a unit, such as 90s, 30m, 12h, 7d or 2w"),
                mistake(
                        "  click: {events: [click], window: 30m}",
                        "  click: {events: [click], window: 6000w}",
                        "18:36: behaviors.click.window: found '6000w', expected at most a hundred years"),
                mistake(
                        "  click: {events: [click], window: 30m}",
                        "  click: {events: [click], timing: before}",
                        "18:36: behaviors.click.timing: found 'before', expected one of after, any"),
                mistake(
                        "  click: {events: [click], window: 30m}",
                        "  click: {events: [click], follows: purchase}",
                        "18:37: behaviors.click.follows: behaviors follow each other in a circle: click -> purchase -> click"),
                mistake(
                        "  click: {events: [click], window: 30m}",
                        "  click: {events: [click], follows: click}",
                        "18:37: behaviors.click.follows: 'click' refers to itself"),
                mistake(
                        "  click: {events: [click], window: 30m}",
                        "  click: {events: [click], follows: clicks}",
                        "18:37: behaviors.click.follows: unknown behavior 'clicks'; did you mean 'click'?"),
                mistake(
                        "  click: {events: [click], window: 30m}",
                        "  click: {events: [click], until: buy}",
                        "18:35: behaviors.click.until: unknown behavior 'buy'; known are click, micro, macro, purchase"),
                mistake(
                        "  click: {events: [click], window: 30m}",
                        "  click: {events: [click], until: click}",
                        "18:35: behaviors.click.until: 'click' refers to itself"),
                mistake(
                        "  macro: {events: [cart], follows: click, window: 1d}",
                        "  macro: {events: [cart], follows: purchase}",
                        "20:36: behaviors.macro.follows: 'purchase' is declared further down; move behaviors.purchase above behaviors.macro"),
                mistake(
                        "  macro: {events: [cart], follows: click, window: 1d}",
                        "  macro: {events: [cart], follows: click, until: click}",
                        "20:50: behaviors.macro.until: nothing comes after 'click' and before it"),
                mistake(
                        "  macro: {events: [cart], follows: click, window: 1d}",
                        "  impression: {events: [cart]}",
                        "20:3: behaviors.impression: the name stands for the root of the graph; give it another name",
                        "37:5: graph.behaviors.macro: behavior 'macro' has no label column; did you mean behaviors.micro? Otherwise name its column by graph.labels.macro"),
                mistake(
                        "graph:",
                        "quality: {observed_until: now}\ngraph:",
                        "33:27: quality.observed_until: found 'now', expected an instant such as 2018-11-07T18:00:00Z"));
    }
}
