/* SPDX-License-Identifier: Apache-2.0 */
/** What the tests of serving share. */
@NullMarked
package org.entirespace.serve;

import org.jspecify.annotations.NullMarked;
