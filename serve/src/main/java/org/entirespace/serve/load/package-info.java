/* SPDX-License-Identifier: Apache-2.0 */
/** Requests sent to a running server at a given rate, and how long their answers took; knows no protocol. */
@NullMarked
package org.entirespace.serve.load;

import org.jspecify.annotations.NullMarked;
