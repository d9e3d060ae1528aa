/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a network is fitted to: cross-entropies of composed probabilities, which the graph package computes, and terms that
 * speak of single heads. Nothing here composes probabilities.
 */
@NullMarked
package org.entirespace.core.objective;

import org.jspecify.annotations.NullMarked;
