/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.OptionalInt;
import org.entirespace.core.schema.FittedField;

/**
 * Where a field lies in the input row of a network's dense part.
 *
 * @param field the field
 * @param table the number of the table whose rows it looks up, in {@link Network#tables}; empty for a standardised number
 * @param offset its first column
 * @param width its columns: the length of an embedding, or 1
 */
public record InputPlace(FittedField field, OptionalInt table, int offset, int width) {}
