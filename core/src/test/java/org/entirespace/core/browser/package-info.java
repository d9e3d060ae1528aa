/* SPDX-License-Identifier: Apache-2.0 */
/** A browser for the tests of this and other modules. */
@NullMarked
package org.entirespace.core.browser;

import org.jspecify.annotations.NullMarked;
