/* SPDX-License-Identifier: Apache-2.0 */
/** How fast this machine trains, measured on data made up on the spot. */
@NullMarked
package org.entirespace.model.speed;

import org.jspecify.annotations.NullMarked;
