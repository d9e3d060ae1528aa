/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import java.util.List;
import org.entirespace.core.metric.GroupedAuc;
import org.entirespace.core.metric.RocCurve;

/**
 * How well a quantity orders the rows of its space; its level plays no part.
 *
 * @param auc the exact AUC of all rows
 * @param gauc the mean AUC within groups, each group the same
 * @param top the F1 of the highest predictions, for some shares of the rows
 * @param roc the curve whose area the AUC is, for a plot
 */
public record Ranking(Estimate auc, GroupedAuc.Result gauc, List<TopF1> top, RocCurve roc) {

    /** Copies the list. */
    public Ranking {
        top = List.copyOf(top);
    }
}
