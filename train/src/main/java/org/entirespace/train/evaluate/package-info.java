/* SPDX-License-Identifier: Apache-2.0 */
/** How good a model's probabilities are, each judged in its own space, as records, text and JSON. */
@NullMarked
package org.entirespace.train.evaluate;

import org.jspecify.annotations.NullMarked;
