/* SPDX-License-Identifier: Apache-2.0 */
/** The command line entirespace. */
@NullMarked
package org.entirespace.cli;

import org.jspecify.annotations.NullMarked;
