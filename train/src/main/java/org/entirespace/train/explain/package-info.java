/* SPDX-License-Identifier: Apache-2.0 */
/** What a recipe's graph compiles to, for people to read. */
@NullMarked
package org.entirespace.train.explain;

import org.jspecify.annotations.NullMarked;
