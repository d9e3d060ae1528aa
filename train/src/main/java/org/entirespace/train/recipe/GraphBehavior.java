/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A behaviour of a graph as a document declares it; its name is its key.
 *
 * @param requires the behaviours without which it cannot happen
 * @param given the behaviours on whose outcome its rate depends
 */
public record GraphBehavior(
        @JsonPropertyDescription("Behaviors without which this one cannot happen; one name or a list.")
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Nullable
        List<String> requires,

        @JsonPropertyDescription("Behaviors on whose outcome the rate of this one depends; one name or a list.")
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Nullable
        List<String> given) {}
