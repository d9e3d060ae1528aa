/* SPDX-License-Identifier: Apache-2.0 */
/** Executes a behaviour graph: embedding tables, towers, optimisers, bundles, scoring. */
@NullMarked
package org.entirespace.model;

import org.jspecify.annotations.NullMarked;
