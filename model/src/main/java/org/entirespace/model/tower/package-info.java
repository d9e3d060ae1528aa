/* SPDX-License-Identifier: Apache-2.0 */
/** Dense parts of networks: what they are, and plain towers, forward and backward side by side. */
@NullMarked
package org.entirespace.model.tower;

import org.jspecify.annotations.NullMarked;
