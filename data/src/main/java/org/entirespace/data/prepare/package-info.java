/* SPDX-License-Identifier: Apache-2.0 */
/**
 * From a log to samples: sources, views, impressions, events, credit, labels, history, splits, fitted fields, files. The rule of
 * attribution is written down in {@code docs/concepts/attribution.md}.
 */
@NullMarked
package org.entirespace.data.prepare;

import org.jspecify.annotations.NullMarked;
