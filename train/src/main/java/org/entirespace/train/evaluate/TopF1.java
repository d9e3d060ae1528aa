/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import org.entirespace.core.metric.MetricValue;

/**
 * The F1 of calling the highest predictions positive.
 *
 * @param share how many are called so, as a share of all rows, in (0, 1]
 * @param f1 the F1
 */
public record TopF1(double share, MetricValue f1) {}
