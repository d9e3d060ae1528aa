/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.tensor;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A tensor that is sent to a server.
 *
 * @param name of the field
 * @param type of its elements
 * @param shape its dimensions
 * @param contents the elements in binary form; not to be changed, nor its position moved
 */
public record AskedTensor(String name, TensorType type, List<Long> shape, ByteBuffer contents) {}
