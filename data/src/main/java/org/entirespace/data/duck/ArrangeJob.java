/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

/**
 * Impressions to be given their places among all samples.
 *
 * @param sql a query of impression and hash (both BIGINT) of every sample, in the order of the samples but for equal hashes
 * @param tied a query of some impressions in their full order, with {@link #TIED} in place of their list
 * @param impressions all numbers of impressions are less than this
 * @param samples how many samples there are
 */
public record ArrangeJob(String sql, String tied, int impressions, int samples) {

    /** The name of the function that gives the place of an impression, from 0; NULL where it has none. */
    public static final String FUNCTION = "place_of";

    /** What stands for the list of impressions. */
    public static final String TIED = "{impressions}";
}
