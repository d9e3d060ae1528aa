/* SPDX-License-Identifier: Apache-2.0 */
/** Fits boosted trees to the heads of a behaviour graph, each in its own space. What is fitted scores without this module. */
@NullMarked
package org.entirespace.trees;

import org.jspecify.annotations.NullMarked;
