/* SPDX-License-Identifier: Apache-2.0 */
/** The request of a ranking: candidates with ids, their probabilities, and what each is worth by a formula. Knows no HTTP. */
@NullMarked
package org.entirespace.serve.score;

import org.jspecify.annotations.NullMarked;
