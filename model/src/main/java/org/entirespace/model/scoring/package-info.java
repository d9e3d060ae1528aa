/* SPDX-License-Identifier: Apache-2.0 */
/** From a request to all probabilities of a graph: the one way that every door to a model takes. */
@NullMarked
package org.entirespace.model.scoring;

import org.jspecify.annotations.NullMarked;
