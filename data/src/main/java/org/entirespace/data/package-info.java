/* SPDX-License-Identifier: Apache-2.0 */
/** Readers of raw logs, attribution, sample files, synthetic worlds. */
@NullMarked
package org.entirespace.data;

import org.jspecify.annotations.NullMarked;
