/* SPDX-License-Identifier: Apache-2.0 */
/** Drawings of behaviour graphs: a layered layout, and the SVG made of it. */
@NullMarked
package org.entirespace.train.picture;

import org.jspecify.annotations.NullMarked;
