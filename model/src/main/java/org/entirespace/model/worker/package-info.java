/* SPDX-License-Identifier: Apache-2.0 */
/** Threads that share out numbered tasks. */
@NullMarked
package org.entirespace.model.worker;

import org.jspecify.annotations.NullMarked;
