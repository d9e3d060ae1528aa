/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which samples train, validate and test. A sample is in the test split from {@code testFrom} on, else in the validation
 * split from {@code validationFrom} on; what is left is divided by the hash of {@code by}, so that all samples of one
 * session or user fall together.
 *
 * @param time the column the times are compared with, in the impressions' time unit; default the impression's time
 * @param validationFrom the first instant of validation, such as {@code 2018-11-07T18:00:00Z}
 * @param testFrom the first instant of test
 * @param by the columns hashed; default the group column
 * @param validation the share of hashed samples that validate, in [0, 1)
 * @param test the share of hashed samples that test, in [0, 1)
 * @param negativeSampling which negatives train; null for all
 */
public record SplitPlan(
        @JsonPropertyDescription("Column compared with the times below; default the impression's time.") @Nullable
        String time,

        @JsonPropertyDescription("First instant of validation, ISO 8601.") @Nullable
        String validationFrom,

        @JsonPropertyDescription("First instant of test, ISO 8601.") @Nullable
        String testFrom,

        @JsonPropertyDescription("Columns whose hash divides the rest; default the group column.") @Nullable
        List<String> by,

        @JsonPropertyDescription("Share of hashed samples that validate, in [0, 1).") @Nullable
        Double validation,

        @JsonPropertyDescription("Share of hashed samples that test, in [0, 1).") @Nullable
        Double test,

        @JsonPropertyDescription("Leaves out negatives of the training split; default none.") @Nullable
        NegativePlan negativeSampling) {}
