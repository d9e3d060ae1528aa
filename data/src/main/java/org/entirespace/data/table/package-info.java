/* SPDX-License-Identifier: Apache-2.0 */
/** Tables of plain figures, such as scores or rates, as files that other tools read. Knows nothing of samples. */
@NullMarked
package org.entirespace.data.table;

import org.jspecify.annotations.NullMarked;
