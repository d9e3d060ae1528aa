/* SPDX-License-Identifier: Apache-2.0 */
/** Towers of dense layers, forward and backward side by side. */
@NullMarked
package org.entirespace.model.tower;

import org.jspecify.annotations.NullMarked;
