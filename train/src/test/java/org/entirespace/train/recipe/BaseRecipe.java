/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.entirespace.train.document.DocumentException;
import org.entirespace.train.document.DocumentProblem;
import org.entirespace.train.document.Mistake;

/** A valid recipe for tests to break, line numbers and all. */
final class BaseRecipe {

    static final String TEXT = """
            name: shop
            sources:
              log: {format: csv, files: [events/*.csv]}
            views:
              shown: SELECT * FROM log WHERE action = 'show'
              acts: SELECT * FROM log WHERE action <> 'show'
            impressions:
              view: shown
              key: [session, item]
              time: at
              group: user
            events:
              view: acts
              key: [session, item]
              time: at
              type: action
            behaviors:
              click: {events: [click], window: 30m}
              micro: {events: [picture, comments], follows: click}
              macro: {events: [cart], follows: click, window: 1d}
              purchase: {events: [buy], follows: click, window: 7d}
            history:
              clicks_7d: {events: [click], by: [user], window: 7d}
            fields:
              user: {kind: categorical, encoding: hash, buckets: 1000}
              brand: {kind: categorical, min_count: 2}
              tags: {kind: bag, pooling: mean}
              price: {kind: numeric}
              clicks: {kind: numeric, column: clicks_7d, encoding: buckets, buckets: 8}
            split:
              validation_from: 2026-01-08T00:00:00Z
              test_from: 2026-01-09T00:00:00Z
            graph:
              behaviors:
                click: {}
                micro: {requires: click}
                macro: {requires: click, given: micro}
                purchase: {requires: [click], given: [macro]}
              aliases: {purchase|click: CVR}
            network:
              embeddings: {user: 32}
            training:
              epochs: 3
              batch_size: 1024
              weights: {purchase: 2.0}
              early_stopping: {metric: auc, quantity: purchase|click}
            evaluation:
              quantities: [click, purchase, purchase|click]
            """;

    private BaseRecipe() {}

    /** The recipe with one passage replaced. */
    static String edited(String passage, String replacement) {
        return edited(TEXT, passage, replacement);
    }

    /** A text with a passage, which it holds exactly once, replaced. */
    static String edited(String text, String passage, String replacement) {
        return Mistake.edited(text, passage, replacement);
    }

    /** Sees that a mistake in this recipe is told, and nothing else. */
    static void check(Mistake mistake) {
        mistake.check(TEXT, BaseRecipe::problems);
    }

    /** The problems of a text, as lines without a file name. */
    static List<String> problems(String text) {
        var thrown = catchThrowableOfType(DocumentException.class, () -> RecipeReader.read(text));
        return thrown == null
                ? List.of()
                : thrown.problems().stream().map(DocumentProblem::toString).toList();
    }
}
