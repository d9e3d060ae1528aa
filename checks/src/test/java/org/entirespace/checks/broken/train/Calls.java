/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train;

import com.google.protobuf.ByteString;
import io.grpc.Server;

record Calls(Server server, ByteString message) {}
