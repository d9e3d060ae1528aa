/* SPDX-License-Identifier: Apache-2.0 */
/** Classes that break, or nearly break, rules of the architecture on purpose. */
@NullMarked
package org.entirespace.checks.broken.trees;

import org.jspecify.annotations.NullMarked;
