/* SPDX-License-Identifier: Apache-2.0 */
/** Rules of the architecture as tests; not published. */
@NullMarked
package org.entirespace.checks;

import org.jspecify.annotations.NullMarked;
