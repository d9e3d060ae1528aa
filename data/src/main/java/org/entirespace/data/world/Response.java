/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/**
 * What came of something shown, or of several together.
 *
 * @param clicks the clicks
 * @param purchases the purchases
 * @param revenue the prices of what was purchased
 * @param expectedClicks the sum of the true probabilities of a click
 * @param expectedPurchases the sum of the true probabilities of a purchase
 * @param expectedRevenue the sum of price times the true probability of a purchase
 */
public record Response(
        long clicks,
        long purchases,
        double revenue,
        double expectedClicks,
        double expectedPurchases,
        double expectedRevenue) {

    /** What comes of nothing. */
    public static final Response NONE = new Response(0, 0, 0, 0, 0, 0);

    /** Both together. */
    public Response plus(Response other) {
        return new Response(
                clicks + other.clicks,
                purchases + other.purchases,
                revenue + other.revenue,
                expectedClicks + other.expectedClicks,
                expectedPurchases + other.expectedPurchases,
                expectedRevenue + other.expectedRevenue);
    }
}
