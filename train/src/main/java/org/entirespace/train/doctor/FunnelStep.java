/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import org.entirespace.train.evaluate.LabelCounts;

/**
 * How often a label is positive among some impressions.
 *
 * @param label the label column
 * @param among {@code impression} for all, or the label column that is positive on them
 * @param counts its counts there
 */
public record FunnelStep(String label, String among, LabelCounts counts) {

    /** The step in short, such as {@code purchase|click}. */
    public String name() {
        return among.equals(Funnel.ENTIRE) ? label : label + "|" + among;
    }
}
