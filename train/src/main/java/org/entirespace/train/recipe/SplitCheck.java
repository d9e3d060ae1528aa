/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;

/** Rules between the keys of the split. */
final class SplitCheck {

    private static final List<String> TIMES = List.of("validation_from", "test_from");
    private static final List<String> SHARES = List.of("validation", "test");

    private SplitCheck() {}

    static void check(Node recipe, Problems problems) {
        Node split = recipe.at("split");
        if (!split.value().isObject()) {
            return;
        }
        boolean byTime = TIMES.stream().anyMatch(key -> split.at(key).isPresent());
        boolean byShare = SHARES.stream().anyMatch(key -> split.at(key).number().orElse(0) > 0);
        if (!byTime && !byShare) {
            problems.atKey(split, "neither a time nor a share", "give test_from, or test and validation");
        }
        noEffect(split.at("time"), byTime, TIMES, problems);
        noEffect(split.at("by"), byShare, SHARES, problems);
        times(split, problems);
        shares(split, problems);
        Node group = recipe.at("impressions").at("group");
        if (byShare && !split.at("by").isPresent() && !group.isPresent()) {
            problems.missing(split, "by", "shares need columns to hash, here or as impressions.group");
        }
    }

    /** Whether the recipe asks for a validation split. */
    static boolean hasValidation(Node recipe) {
        Node split = recipe.at("split");
        return split.at("validation_from").isPresent()
                || split.at("validation").number().orElse(0) > 0;
    }

    private static void noEffect(Node key, boolean effective, List<String> without, Problems problems) {
        if (key.isPresent() && !effective) {
            problems.atKey(key, "has no effect without " + String.join(" or ", without), "");
        }
    }

    private static void times(Node split, Problems problems) {
        Optional<Instant> validation = Instants.check(split.at("validation_from"), problems);
        Optional<Instant> test = Instants.check(split.at("test_from"), problems);
        if (validation.isPresent() && test.isPresent() && !validation.get().isBefore(test.get())) {
            problems.atValue(
                    split.at("validation_from"),
                    "found " + validation.get() + ", expected an instant before test_from, " + test.get(),
                    "");
        }
    }

    private static void shares(Node split, Problems problems) {
        double validation = split.at("validation").number().orElse(0);
        double test = split.at("test").number().orElse(0);
        if (validation < 1 && test < 1 && validation + test >= 1) {
            problems.atValue(
                    split.at("test"),
                    "shares of " + validation + " and " + test + " leave nothing to train on",
                    "their sum must be less than 1");
        }
    }
}
