/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;

/** Rules between the rows of impressions and those of events. */
final class RowCheck {

    private RowCheck() {}

    static void check(Node recipe, Problems problems) {
        Node impressions = recipe.at("impressions");
        Node events = recipe.at("events");
        int wanted = impressions.at("key").items().size();
        int found = events.at("key").items().size();
        if (wanted > 0 && found > 0 && wanted != found) {
            problems.atValue(
                    events.at("key"),
                    "found " + found + ", expected " + wanted + " as in impressions.key",
                    "the columns are matched one by one");
        }
        Node one = impressions.at("sequence");
        Node other = events.at("sequence");
        if (one.isPresent() != other.isPresent() && impressions.isPresent() && events.isPresent()) {
            Node present = one.isPresent() ? one : other;
            Node absent = one.isPresent() ? other : one;
            problems.atKey(
                    present,
                    "given without " + absent.path(),
                    "rows are ordered by a sequence on both sides or on neither");
        }
        Instants.check(recipe.at("quality").at("observed_until"), problems);
    }
}
