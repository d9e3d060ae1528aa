/* SPDX-License-Identifier: Apache-2.0 */
/** How requests in JSON are read and answers written: limits, complaints, bytes. Knows no protocol. */
@NullMarked
package org.entirespace.serve.json;

import org.jspecify.annotations.NullMarked;
