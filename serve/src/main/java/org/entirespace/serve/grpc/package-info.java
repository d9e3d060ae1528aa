/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The Open Inference Protocol over gRPC, with health and reflection; the only place that knows gRPC. The classes of its messages are made
 * from {@code inference.proto} when the module is built, and lie in the package {@code wire} below.
 */
@NullMarked
package org.entirespace.serve.grpc;

import org.jspecify.annotations.NullMarked;
