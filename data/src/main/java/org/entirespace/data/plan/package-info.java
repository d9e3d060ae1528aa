/* SPDX-License-Identifier: Apache-2.0 */
/** The log side of a recipe as records: where the log lies, what it means, what to make of it. */
@NullMarked
package org.entirespace.data.plan;

import org.jspecify.annotations.NullMarked;
