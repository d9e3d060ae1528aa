/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.evaluate;

import org.entirespace.core.metric.Interval;
import org.entirespace.core.metric.MetricValue;
import org.jspecify.annotations.Nullable;

/**
 * A metric with its interval.
 *
 * @param value the metric on the rows themselves
 * @param interval its bootstrap interval; null where the value is undefined, no interval was asked for, or the groups do not
 *     allow one
 */
public record Estimate(MetricValue value, @Nullable Interval interval) {}
