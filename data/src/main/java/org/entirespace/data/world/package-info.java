/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Built-in synthetic worlds: raw logs of users whose every probability is known.
 *
 * <p>An impression shows an item to a user. Hidden traits decide what follows; the log shows features that carry a part of
 * them. {@code k} counts 6 dimensions, sigma is the logistic function:
 *
 * <pre>
 *   taste  = sum_k userTaste_k itemTaste_k / sqrt(6)
 *   intent = sum_k userIntent_k itemIntent_k / sqrt(6) + 0.7 userBias + 0.7 itemBias + 0.4 dr sin(w time + g_item)
 *   appeal = 0.9 taste + 0.6 s intent + 0.5 dr sin(w time + f_item)
 *
 *   p(click)                            = sigma(a + appeal - 0.06 pb position + hour)
 *   p(micro | click)                    = sigma(b + 1.2 mi intent)
 *   p(macro | click, micro)             = sigma(c + 1.8 mi micro + 1.0 ma intent)
 *   p(outside)                          = sigma(e + 0.8 intent)
 *   p(purchase | click, macro, outside) = sigma(d + 3.0 ma (macro or outside) + 0.8 intent)
 *
 *   s = selection, mi and ma = informativeness of micro and macro, pb = position bias, dr = drift; w = 2 pi / 9 days
 * </pre>
 *
 * <p>Micro, macro and outside in the equations are outcomes, 0 or 1. The intercepts a to e are chosen so that the mean rates are
 * those asked for, given a click for all but the click's; that of outside is the dial confusion times macro's. Without confusion
 * outside never happens and the graph is that of HM3, otherwise it has outside as a behaviour that needs no click.
 *
 * <p>Users come in visits of several lists ({@link org.entirespace.data.world.Dial#VISIT_PAGES}), items may be launched late
 * ({@link org.entirespace.data.world.Dial#COLD_ITEMS}), and lists are random or the ten best of thirty by
 *
 * <pre>
 *   score = z appeal + sqrt(1 - z^2) noise      z = policy skill; noise of user and item, as wide as appeal
 * </pre>
 *
 * <p>The log tells when things happened: purchases late by {@link org.entirespace.data.world.Dial#PURCHASE_DELAY}; and with
 * {@link org.entirespace.data.world.Dial#LABEL_NOISE} not always what happened. The truth is without noise.
 */
@NullMarked
package org.entirespace.data.world;

import org.jspecify.annotations.NullMarked;
