/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.entirespace.core.graph.Quantity;
import org.entirespace.data.world.FreshTraffic;

/**
 * An online test in worlds: every model ranks the same candidates for the same users, none of whom is in the log, and what they do
 * with the lists is compared.
 *
 * @param users see {@link FreshTraffic}
 * @param requests see {@link FreshTraffic}
 * @param candidates see {@link FreshTraffic}
 * @param shown the best candidates of a request that are shown, at most all
 * @param rankBy what is ranked by, one of {@link #RANKINGS}
 */
public record Online(
        @JsonPropertyDescription("Users that the log has never seen.")
        int users,

        @JsonPropertyDescription("Requests of all users together, on the day after the log.")
        int requests,

        @JsonPropertyDescription("Items that each request could show, at most all of the world's.")
        int candidates,

        @JsonPropertyDescription("Items that it shows, at most its candidates.")
        int shown,

        @JsonPropertyDescription("What a model ranks by; revenue is price times purchase.")
        String rankBy) {

    /** Ranked by price times the probability of a purchase. */
    public static final String REVENUE = "revenue";

    /** What may be ranked by: a quantity, or {@link #REVENUE}. */
    public static final List<String> RANKINGS = List.of("purchase", "click", "purchase|click", REVENUE);

    /** Checks what cannot be left to the reader. */
    public Online {
        if (shown < 1 || shown > candidates) {
            throw new IllegalArgumentException(
                    shown + " shown of " + candidates + " candidates; expected 1 to all of them");
        }
        if (!RANKINGS.contains(rankBy)) {
            throw new IllegalArgumentException("ranked by '" + rankBy + "'; expected one of " + RANKINGS);
        }
    }

    /** Lists of ten of thirty candidates by the probability of a purchase, for 4,000 users that come twice on average. */
    public static Online defaults() {
        return new Online(4_000, 8_000, 30, 10, "purchase");
    }

    /** Who comes. */
    public FreshTraffic traffic() {
        return new FreshTraffic(users, requests, candidates);
    }

    /** What a model says of each candidate. */
    public Quantity quantity() {
        return byRevenue() ? Quantity.marginal("purchase") : Quantity.parse(rankBy);
    }

    /** Whether what it says is multiplied by the price. */
    public boolean byRevenue() {
        return rankBy.equals(REVENUE);
    }
}
