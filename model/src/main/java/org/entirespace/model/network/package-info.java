/* SPDX-License-Identifier: Apache-2.0 */
/** A network that executes a behaviour graph: training steps and scoring. */
@NullMarked
package org.entirespace.model.network;

import org.jspecify.annotations.NullMarked;
