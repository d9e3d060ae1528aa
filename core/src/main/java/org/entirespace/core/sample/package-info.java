/* SPDX-License-Identifier: Apache-2.0 */
/** Labels and batches of samples, by column. */
@NullMarked
package org.entirespace.core.sample;

import org.jspecify.annotations.NullMarked;
