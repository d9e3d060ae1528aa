/* SPDX-License-Identifier: Apache-2.0 */
/** A bounded queue of requests with a fixed number of threads that score them in time or not at all. Knows no protocol. */
@NullMarked
package org.entirespace.serve.queue;

import org.jspecify.annotations.NullMarked;
