/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a part of the samples is for. */
public enum Split {
    /** Fitting. */
    @JsonProperty("train")
    TRAIN,
    /** Choosing, such as when to stop. */
    @JsonProperty("validation")
    VALIDATION,
    /** Judging, once. */
    @JsonProperty("test")
    TEST
}
