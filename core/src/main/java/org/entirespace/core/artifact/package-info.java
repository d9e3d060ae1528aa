/* SPDX-License-Identifier: Apache-2.0 */
/** Files that are written whole or not at all, and refused when damaged. */
@NullMarked
package org.entirespace.core.artifact;

import org.jspecify.annotations.NullMarked;
