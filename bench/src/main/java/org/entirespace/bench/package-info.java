/* SPDX-License-Identifier: Apache-2.0 */
/** Benchmarks, each with a correctness test; not published. */
@NullMarked
package org.entirespace.bench;

import org.jspecify.annotations.NullMarked;
