/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.drift;

import org.entirespace.core.metric.MetricValue;

/**
 * How the scores of a quantity stand to those when the model was written.
 *
 * @param quantity its key
 * @param psi the population stability index of the window; undefined while there are too few rows or requests
 * @param rows those in the window
 * @param level what that amounts to
 */
public record QuantityDrift(String quantity, MetricValue psi, long rows, DriftLevel level) {}
