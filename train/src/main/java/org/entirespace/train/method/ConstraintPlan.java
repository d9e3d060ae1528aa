/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.method;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.entirespace.model.constraint.ConstraintKind;
import org.entirespace.model.constraint.TwinConstraint;

/**
 * What ties the towers of two heads.
 *
 * @param kind how they are tied
 * @param first the head of the tower with more data, by its rate; empty where there is no constraint
 * @param second the head of the other
 * @param strength lambda of a penalty, or the largest distance of a projection
 */
public record ConstraintPlan(
        @JsonPropertyDescription("How two towers are tied.") ConstraintKind kind,

        @JsonPropertyDescription("Head of the tower with more data, such as action|click.")
        String first,

        @JsonPropertyDescription("Head of the other tower, such as purchase|click.")
        String second,

        @JsonPropertyDescription("Factor of the penalty; for projection the largest distance.")
        double strength) {

    /** Checks the strength. */
    public ConstraintPlan {
        new TwinConstraint(ConstraintKind.NONE, first, second, strength);
    }

    static ConstraintPlan none() {
        return new ConstraintPlan(ConstraintKind.NONE, "", "", 1e-4);
    }

    TwinConstraint constraint() {
        return new TwinConstraint(kind, first, second, strength);
    }
}
