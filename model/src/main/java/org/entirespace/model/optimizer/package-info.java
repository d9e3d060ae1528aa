/* SPDX-License-Identifier: Apache-2.0 */
/** First-order optimisers of dense parameters and of rows, and their options. */
@NullMarked
package org.entirespace.model.optimizer;

import org.jspecify.annotations.NullMarked;
