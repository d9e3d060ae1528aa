/* SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package org.entirespace.model.checkpoint;

import org.jspecify.annotations.NullMarked;
