/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A file of columns, mapped into memory: what training reads again and again. It knows nothing of samples.
 *
 * <pre>
 *   offset  bytes
 *        0      8  the ASCII letters ESCOLUMN
 *        8      4  format version, 1
 *       12      4  h, the length of the header
 *       16      4  CRC-32C of the header
 *       20      4  zero
 *       24      h  header: JSON, {"rows": n, "columns": [{"name", "type", "blocks": [{"offset", "bytes"}]}]}
 *        d         blocks; d is 24 + h rounded up to a multiple of 64, and block offsets count from d
 * </pre>
 *
 * <p>Numbers are little-endian. Blocks begin at multiples of 64 bytes, lie in the order of the header with zeros between
 * them, and the file ends with the last one. A column has one block of rows numbers; a bag has two, rows + 1 offsets and
 * the values, both 32-bit integers.
 */
@NullMarked
package org.entirespace.data.column;

import org.jspecify.annotations.NullMarked;
