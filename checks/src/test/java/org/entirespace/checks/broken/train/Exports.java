/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train;

import ai.onnx.proto.OnnxMl.ModelProto;

record Exports(ModelProto model) {}
