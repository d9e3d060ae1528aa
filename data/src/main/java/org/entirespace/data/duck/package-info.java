/* SPDX-License-Identifier: Apache-2.0 */
/**
 * DuckDB behind a wall: the database runs in a process of its own, which can crash without taking this one along, sees only
 * the folders it is given and never reaches the network.
 */
@NullMarked
package org.entirespace.data.duck;

import org.jspecify.annotations.NullMarked;
