/* SPDX-License-Identifier: Apache-2.0 */
/** Layers, forward and backward side by side, and the arrangements of towers, experts and gates made of them. */
@NullMarked
package org.entirespace.model.layer;

import org.jspecify.annotations.NullMarked;
