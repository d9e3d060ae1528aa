/* SPDX-License-Identifier: Apache-2.0 */
/** Trained models as ONNX files, for runtimes outside of the JVM; the only place that knows the format. */
@NullMarked
package org.entirespace.train.onnx;

import org.jspecify.annotations.NullMarked;
