/* SPDX-License-Identifier: Apache-2.0 */
/** Input fields: what a recipe declares, what was fitted on the training split, how a value becomes an index. */
@NullMarked
package org.entirespace.core.schema;

import org.jspecify.annotations.NullMarked;
