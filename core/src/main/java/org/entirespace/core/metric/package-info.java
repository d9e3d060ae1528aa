/* SPDX-License-Identifier: Apache-2.0 */
/** Ranking and calibration metrics, exact, each undefined where it cannot be known. */
@NullMarked
package org.entirespace.core.metric;

import org.jspecify.annotations.NullMarked;
