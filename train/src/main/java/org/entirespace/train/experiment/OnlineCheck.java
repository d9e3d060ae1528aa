/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import java.util.List;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;

/** Rules of an online test: there are worlds only, and enough items to show. */
final class OnlineCheck {

    private final Node experiment;
    private final Node online;
    private final Problems problems;

    private OnlineCheck(Node experiment, Problems problems) {
        this.experiment = experiment;
        this.online = experiment.at("online");
        this.problems = problems;
    }

    static void check(Node experiment, Problems problems) {
        if (experiment.at("online").value().isObject()) {
            new OnlineCheck(experiment, problems).check();
        }
    }

    private void check() {
        double candidates = number(online, "candidates", Online.defaults().candidates());
        shown(candidates);
        items(experiment.at("world"), candidates);
        for (Node set : experiment.at("data").members()) {
            if (DataCheck.isReal(set)) {
                problems.atKey(
                        set, "nobody knows what users of a real log would have done", "remove it, or the online test");
            } else if (set.at("items").isPresent()) {
                items(set, candidates);
            }
        }
    }

    private static double number(Node section, String key, double otherwise) {
        return section.at(key).number().orElse(otherwise);
    }

    private void shown(double candidates) {
        Node shown = online.at("shown");
        double count = number(online, "shown", Online.defaults().shown());
        if (count > candidates) {
            Node told = shown.isPresent() ? shown : online.at("candidates");
            problems.atValue(
                    told, "shows " + plain(count) + " items of " + plain(candidates) + " candidates", "show fewer");
        }
    }

    private void items(Node world, double candidates) {
        double items = number(world, "items", WorldSection.defaults().items());
        if (candidates > items) {
            Node told = List.of(online.at("candidates"), world.at("items")).stream()
                    .filter(Node::isPresent)
                    .findFirst()
                    .orElse(online);
            problems.atValue(
                    told, "wants " + plain(candidates) + " candidates of " + plain(items) + " items", "want fewer");
        }
    }

    private static String plain(double count) {
        return SweepSection.plain(count);
    }
}
