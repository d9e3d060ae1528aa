/* SPDX-License-Identifier: Apache-2.0 */
/** Runs experiments: every model on every data set with every seed, judged alike; what each run found, and what all say together. */
@NullMarked
package org.entirespace.train.compare;

import org.jspecify.annotations.NullMarked;
