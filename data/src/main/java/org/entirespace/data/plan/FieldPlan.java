/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.Pooling;
import org.jspecify.annotations.Nullable;

/**
 * An input field as declared; its statistics come from the training split.
 *
 * @param kind what it holds
 * @param column the sample column; default the field's name
 * @param encoding how it is encoded; default a vocabulary for texts, standardising for numbers
 * @param buckets hash buckets or quantile buckets; needed for both
 * @param minCount the least training count of a vocabulary's text; default 1
 * @param maxSize the most texts in a vocabulary; default 1,000,000
 * @param pooling for bags; default {@link Pooling#MEAN}
 */
public record FieldPlan(
        @JsonPropertyDescription("categorical (one text), bag (list of texts) or numeric.")
        FieldKind kind,

        @JsonPropertyDescription("Column of the impressions view or a history feature; default the field's name.")
        @Nullable
        String column,

        @JsonPropertyDescription("hash or vocabulary for texts; buckets or standardize for numbers.") @Nullable
        Encoding encoding,

        @JsonPropertyDescription("Number of hash or quantile buckets.") @Nullable
        Integer buckets,

        @JsonPropertyDescription("Least training count of a text in the vocabulary; default 1.") @Nullable
        Integer minCount,

        @JsonPropertyDescription("Most texts in the vocabulary; default 1000000.") @Nullable
        Integer maxSize,

        @JsonPropertyDescription("How a bag is pooled: mean (default) or sum.") @Nullable
        Pooling pooling) {}
