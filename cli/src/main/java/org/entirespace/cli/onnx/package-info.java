/* SPDX-License-Identifier: Apache-2.0 */
/** Exported models in ONNX Runtime; the only place that knows it. */
@NullMarked
package org.entirespace.cli.onnx;

import org.jspecify.annotations.NullMarked;
