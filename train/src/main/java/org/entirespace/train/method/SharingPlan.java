/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.method;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.entirespace.model.tower.Sharing;

/**
 * What towers share besides their input.
 *
 * @param kind the arrangement
 * @param experts shared experts, at least 1
 * @param ownExperts further experts of each tower, at least 1
 * @param levels levels of extraction, at least 1
 * @param widths widths of the layers of an expert, or of the shared bottom
 */
public record SharingPlan(
        @JsonPropertyDescription("Arrangement of the dense part.")
        Sharing.Kind kind,

        @JsonPropertyDescription("Shared experts of mmoe and of each level of ple.")
        int experts,

        @JsonPropertyDescription("Further experts of each tower in each level of ple.")
        int ownExperts,

        @JsonPropertyDescription("Levels of ple.") int levels,

        @JsonPropertyDescription("Widths of the hidden layers of an expert, or of the shared bottom.")
        List<Integer> widths) {

    /** Checks the sizes. */
    public SharingPlan {
        widths = List.copyOf(widths);
        new Sharing(kind, experts, ownExperts, levels, widths);
    }

    /** The defaults of an arrangement. */
    static SharingPlan of(Sharing.Kind kind) {
        Sharing sharing = Sharing.of(kind);
        return new SharingPlan(kind, sharing.experts(), sharing.ownExperts(), sharing.levels(), sharing.widths());
    }

    Sharing sharing() {
        return new Sharing(kind, experts, ownExperts, levels, widths);
    }
}
