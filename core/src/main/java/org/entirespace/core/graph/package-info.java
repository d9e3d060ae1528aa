/* SPDX-License-Identifier: Apache-2.0 */
/** Behaviour graphs as data, and the only place where probabilities are composed. */
@NullMarked
package org.entirespace.core.graph;

import org.jspecify.annotations.NullMarked;
