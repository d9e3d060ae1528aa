/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.entirespace.train.document.Mistake.mistake;

import java.util.stream.Stream;
import org.entirespace.train.document.Mistake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes of history features, fields, embeddings and the split. */
class FieldMistakesTest {

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsPlaceAndNoOther(Mistake mistake) {
        BaseRecipe.check(mistake);
    }

    /** What is replaced in the base recipe, by what, and all that is said about it. */
    static Stream<Mistake> mistakes() {
        return Stream.of(
                mistake(
                        "clicks_7d: {events",
                        "purchase: {events",
                        "23:3: history.purchase: the name 'purchase' is taken by behaviors.purchase; give the feature another name"),
                mistake(
                        "clicks_7d: {events: [click]",
                        "item: {events: [click]",
                        "23:3: history.item: the name 'item' is taken by impressions.key[1]; give the feature another name"),
                mistake(
                        "by: [user], window: 7d",
                        "by: [], window: 7d",
                        "23:36: history.clicks_7d.by: found 0 entries, expected at least 1"),
                mistake(
                        "by: [user], window: 7d",
                        "by: [user]",
                        "23:3: history.clicks_7d.window: missing; Length of the window that ends just before the impression, such as 7d"),
                mistake(
                        "by: [user], window: 7d",
                        "by: [user], window: 0d",
                        "23:52: history.clicks_7d.window: found '0d', expected a whole number and a unit, such as 90s, 30m, 12h, 7d or 2w"),
                mistake(
                        "user: {kind: categorical",
                        "user: {kind: category",
                        "25:16: fields.user.kind: found 'category', expected one of categorical, bag, numeric"),
                mistake(
                        "encoding: hash, buckets: 1000",
                        "encoding: hash",
                        "25:3: fields.user.buckets: missing; encoding hash needs a number of buckets"),
                mistake(
                        "encoding: hash, buckets: 1000",
                        "encoding: hash, buckets: 0",
                        "25:54: fields.user.buckets: found 0, expected at least 1"),
                mistake(
                        "encoding: hash, buckets: 1000",
                        "encoding: hash, buckets: 1000, min_count: 2",
                        "25:60: fields.user.min_count: has no effect for encoding hash; remove it"),
                mistake(
                        "encoding: hash, buckets: 1000",
                        "buckets: 1000",
                        "25:29: fields.user.buckets: has no effect for encoding vocabulary; remove it"),
                mistake(
                        "encoding: hash, buckets: 1000",
                        "encoding: standardize",
                        "25:39: fields.user.encoding: found standardize for kind categorical, expected hash or vocabulary"),
                mistake(
                        "encoding: hash, buckets: 1000",
                        "encoding: hashed, buckets: 1000",
                        "25:39: fields.user.encoding: found 'hashed', expected one of hash, vocabulary, buckets, standardize; did you mean 'hash'?"),
                mistake(
                        "price: {kind: numeric}",
                        "price: {kind: numeric, encoding: vocabulary}",
                        "28:36: fields.price.encoding: found vocabulary for kind numeric, expected buckets or standardize"),
                mistake(
                        "price: {kind: numeric}",
                        "price: {kind: numeric, pooling: mean}",
                        "28:26: fields.price.pooling: has no effect for kind numeric; remove it"),
                mistake(
                        "price: {kind: numeric}",
                        "price: {kind: numeric, max_size: 3}",
                        "28:26: fields.price.max_size: has no effect for encoding standardize; remove it"),
                mistake(
                        "price: {kind: numeric}",
                        "price: numeric",
                        "28:10: fields.price: found text 'numeric', expected keys with values"),
                mistake(
                        "price: {kind: numeric}",
                        "price: {}",
                        "28:3: fields.price.kind: missing; categorical (one text), bag (list of texts) or numeric"),
                mistake(
                        "price: {kind: numeric}",
                        "pr ice: {kind: numeric}",
                        "28:3: fields.pr ice: found 'pr ice', expected a name: letters, digits, '_', '-' and '.'"),
                mistake(
                        "encoding: buckets, buckets: 8",
                        "encoding: buckets, buckets: 1",
                        "29:74: fields.clicks.buckets: found 1, expected at least 2; one bucket holds every number"),
                mistake(
                        "encoding: buckets, buckets: 8",
                        "encoding: buckets",
                        "29:3: fields.clicks.buckets: missing; encoding buckets needs a number of buckets"),
                mistake(
                        "embeddings: {user: 32}",
                        "request_fields: [user, brnd]",
                        "41:26: network.request_fields[1]: unknown field 'brnd'; did you mean 'brand'?"),
                mistake(
                        "embeddings: {user: 32}",
                        "shared_embeddings: {usr: user}",
                        "41:23: network.shared_embeddings.usr: unknown field 'usr'; did you mean 'user'?"),
                mistake(
                        "embeddings: {user: 32}",
                        "shared_embeddings: {brand: user}",
                        "41:23: network.shared_embeddings.brand: fields 'brand' and 'user' cannot share embeddings: encoding by default and hash; encode both alike"),
                mistake(
                        "embeddings: {user: 32}",
                        "embeddings: {brand: 32}\n  shared_embeddings: {tags: brand}",
                        "42:23: network.shared_embeddings.tags: fields 'tags' and 'brand' cannot share embeddings of unequal width; give both the same in network.embeddings"),
                mistake(
                        "embeddings: {user: 32}",
                        "shared_embeddings: {user: user}",
                        "41:23: network.shared_embeddings.user: field 'user' has no embeddings of its own; name the field it reads"),
                mistake(
                        "embeddings: {user: 32}",
                        "embeddings: {usr: 32}",
                        "41:16: network.embeddings.usr: unknown field 'usr'; did you mean 'user'?"),
                mistake(
                        "embeddings: {user: 32}",
                        "embeddings: {price: 32}",
                        "41:16: network.embeddings.price: field 'price' is a standardised number, which has no embedding; give the field 'encoding: buckets', or remove this key"),
                mistake(
                        "embeddings: {user: 32}",
                        "embeddings: {user: 0}",
                        "41:22: network.embeddings.user: found 0, expected at least 1"),
                mistake(
                        "validation_from: 2026-01-08T00:00:00Z",
                        "validation_from: 2026-01-10T00:00:00Z",
                        "31:20: split.validation_from: found 2026-01-10T00:00:00Z, expected an instant before test_from, 2026-01-09T00:00:00Z"),
                mistake(
                        "validation_from: 2026-01-08T00:00:00Z",
                        "validation_from: 2026-01-09",
                        "31:20: split.validation_from: found 2026-01-09T00:00:00Z, expected an instant before test_from, 2026-01-09T00:00:00Z"),
                mistake(
                        "validation_from: 2026-01-08T00:00:00Z",
                        "validation_from: tomorrow",
                        "31:20: split.validation_from: found 'tomorrow', expected an instant such as 2018-11-07T18:00:00Z"),
                mistake(
                        "validation_from: 2026-01-08T00:00:00Z",
                        "validation: 0.5\n  test: 0.5",
                        "32:9: split.test: shares of 0.5 and 0.5 leave nothing to train on; their sum must be less than 1"),
                mistake(
                        "validation_from: 2026-01-08T00:00:00Z",
                        "validation: 1.5",
                        "31:15: split.validation: found 1.5, expected less than 1"),
                mistake(
                        "validation_from: 2026-01-08T00:00:00Z",
                        "by: [user]",
                        "31:3: split.by: has no effect without validation or test",
                        "46:3: training.early_stopping: needs a validation split; give split.validation or split.validation_from"),
                mistake(
                        "  validation_from: 2026-01-08T00:00:00Z\n  test_from: 2026-01-09T00:00:00Z",
                        "  time: at",
                        "30:1: split: neither a time nor a share; give test_from, or test and validation",
                        "31:3: split.time: has no effect without validation_from or test_from",
                        "45:3: training.early_stopping: needs a validation split; give split.validation or split.validation_from"),
                mistake(
                        "  validation_from: 2026-01-08T00:00:00Z\n  test_from: 2026-01-09T00:00:00Z",
                        "  {}",
                        "30:1: split: neither a time nor a share; give test_from, or test and validation",
                        "45:3: training.early_stopping: needs a validation split; give split.validation or split.validation_from"),
                mistake(
                        "  validation_from: 2026-01-08T00:00:00Z\n  test_from: 2026-01-09T00:00:00Z",
                        "  test: 0.2",
                        "45:3: training.early_stopping: needs a validation split; give split.validation or split.validation_from"));
    }
}
