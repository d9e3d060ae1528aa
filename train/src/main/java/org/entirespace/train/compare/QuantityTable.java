/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

/**
 * What a data set tells of one quantity.
 *
 * @param name what graphs call the quantity
 * @param note where it is judged, in a sentence
 * @param table AUC, GAUC, log loss and calibration of every model
 */
public record QuantityTable(String name, String note, ResultTable table) {}
