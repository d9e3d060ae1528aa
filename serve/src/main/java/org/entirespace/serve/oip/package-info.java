/* SPDX-License-Identifier: Apache-2.0 */
/** The Open Inference Protocol, version 2, in JSON and in binary form, as bytes; knows no HTTP. */
@NullMarked
package org.entirespace.serve.oip;

import org.jspecify.annotations.NullMarked;
