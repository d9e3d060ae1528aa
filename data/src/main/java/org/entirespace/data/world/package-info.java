/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Built-in synthetic worlds: raw logs of users whose every probability is known.
 *
 * <p>An impression shows an item to a user. Hidden traits decide what follows; the log shows features that carry a part of
 * them. {@code k} counts 6 dimensions, sigma is the logistic function:
 *
 * <pre>
 *   taste  = sum_k userTaste_k itemTaste_k / sqrt(6)
 *   intent = sum_k userIntent_k itemIntent_k / sqrt(6) + 0.7 userBias + 0.7 itemBias
 *   s = selection, mi and ma = informativeness of micro and macro
 *
 *   p(click)                    = sigma(a + 0.9 taste + 0.6 s intent - 0.06 position + hour)
 *   p(micro | click)            = sigma(b + 1.2 mi intent)
 *   p(macro | click, micro)     = sigma(c + 1.8 mi micro + 1.0 ma intent)
 *   p(purchase | click, macro)  = sigma(d + 3.0 ma macro + 0.8 intent)
 * </pre>
 *
 * <p>Micro and macro in the last two lines are outcomes, 0 or 1; so the graph is that of HM3. The intercepts a to d are
 * chosen so that the mean rates are those asked for.
 */
@NullMarked
package org.entirespace.data.world;

import org.jspecify.annotations.NullMarked;
