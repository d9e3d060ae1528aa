/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.time.Instant;
import java.util.Optional;
import org.entirespace.data.prepare.LogInstant;
import org.entirespace.train.document.Found;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;

/** Reads instants of a recipe just as preparing reads them. */
final class Instants {

    private static final int LONGEST = 40;

    private Instants() {}

    /** The instant of a text; absent when there is no text, or it is no instant, which is then a problem. */
    static Optional<Instant> check(Node node, Problems problems) {
        return node.text().flatMap(text -> {
            Optional<Instant> instant = text.length() > LONGEST ? Optional.empty() : parse(text);
            if (instant.isEmpty()) {
                problems.atValue(
                        node, "found " + Found.quoted(text) + ", expected an instant such as 2018-11-07T18:00:00Z", "");
            }
            return instant;
        });
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(LogInstant.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
