/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

/**
 * A column of the training samples as SQL.
 *
 * @param from SQL of the column, as it is held, under the name {@code v}, from {@code FROM} on
 * @param value SQL of the column's value, from {@code v}
 * @param numbered whether {@code v} is the number of a text that comes again and again
 */
record TrainingColumn(String from, String value, boolean numbered) {}
