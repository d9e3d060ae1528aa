/* SPDX-License-Identifier: Apache-2.0 */
/** The way of a request to the models that score it, the same by every door; knows no protocol. */
@NullMarked
package org.entirespace.serve.traffic;

import org.jspecify.annotations.NullMarked;
