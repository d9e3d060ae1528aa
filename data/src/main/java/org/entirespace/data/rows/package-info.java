/* SPDX-License-Identifier: Apache-2.0 */
/** Encoded rows and their scores in temporary files, on their way between two processes; knows nothing of databases or models. */
@NullMarked
package org.entirespace.data.rows;

import org.jspecify.annotations.NullMarked;
