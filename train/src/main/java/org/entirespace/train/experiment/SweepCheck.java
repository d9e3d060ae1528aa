/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entirespace.data.world.Dial;
import org.entirespace.train.document.Found;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;

/** Rules of a sweep: the ranges of its dials, and what it does to data sets. */
final class SweepCheck {

    private SweepCheck() {}

    static void check(Node experiment, Problems problems) {
        Node sweep = experiment.at("sweep");
        if (!sweep.value().isObject()) {
            return;
        }
        for (Dial dial : dials(sweep)) {
            sweep.at("values").items().forEach(value -> inRange(value, dial, problems));
            experiment.at("data").members().forEach(set -> notTurned(set, dial, problems));
        }
        Set<String> seen = new HashSet<>();
        for (Node value : sweep.at("values").items()) {
            if (value.number().isPresent()
                    && !seen.add(SweepSection.name("", value.number().getAsDouble()))) {
                problems.atValue(value, "found " + Found.quoted(value.value().asString()) + " twice", "");
            }
        }
        for (Node set : experiment.at("data").members()) {
            if (DataCheck.isReal(set)) {
                problems.atKey(set, "a real log has no dials to sweep", "remove it, or the sweep");
            }
        }
    }

    /** The names of all data sets, as far as they are known. */
    static List<String> dataSets(Node experiment) {
        Node data = experiment.at("data");
        List<String> names = data.isPresent() ? worlds(data, experiment.at("sweep")) : List.of(ExperimentLayout.ONLY);
        List<Node> values = experiment.at("sweep").at("values").items();
        return values.isEmpty()
                ? names
                : names.stream().flatMap(name -> swept(name, values)).distinct().toList();
    }

    /** The data sets as they are written, but for real logs beside a sweep, which are refused. */
    private static List<String> worlds(Node data, Node sweep) {
        return data.members().stream()
                .filter(set -> !sweep.isPresent() || !DataCheck.isReal(set))
                .map(Node::key)
                .toList();
    }

    private static Stream<String> swept(String name, List<Node> values) {
        return values.stream()
                .flatMap(value -> value.number().stream().boxed())
                .map(value -> SweepSection.name(name, value));
    }

    private static List<Dial> dials(Node sweep) {
        List<String> keys = sweep.at("dials").texts().stream()
                .map(key -> key.value().asString())
                .toList();
        return Arrays.stream(Dial.values())
                .filter(dial -> keys.contains(dial.key()))
                .toList();
    }

    private static void inRange(Node value, Dial dial, Problems problems) {
        value.number().ifPresent(number -> {
            if (!(number >= dial.least() && number <= dial.most())) {
                problems.atValue(
                        value,
                        "found " + value.value() + ", expected " + SweepSection.plain(dial.least()) + " to "
                                + SweepSection.plain(dial.most()) + " for " + dial.key(),
                        "");
            }
        });
    }

    private static void notTurned(Node set, Dial dial, Problems problems) {
        Node turned = set.at("dials").at(dial.key());
        if (turned.isPresent()) {
            problems.atKey(turned, "has no effect beside a sweep of the same dial", "remove it");
        }
    }
}
