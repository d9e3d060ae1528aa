/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.entirespace.core.sample.SampleBatch;
import org.jspecify.annotations.Nullable;

/**
 * What a model reads of one field: memory beyond Java's heap, into which each batch is written, and a tensor that looks into it. The
 * tensor is made anew where a batch has another shape than the one before, the memory where it is too small.
 */
abstract class InputTensor implements AutoCloseable {

    private @Nullable OnnxTensor tensor;
    private long[] shape = {};

    /** The values of a batch; good until the next one. */
    final OnnxTensor of(SampleBatch batch) throws OrtException {
        long[] wanted = shapeOf(batch);
        OnnxTensor current = tensor;
        if (current == null || !Arrays.equals(wanted, shape)) {
            close();
            current = look(wanted);
            tensor = current;
            shape = wanted;
        }
        write(batch);
        return current;
    }

    /** The shape that the input has for a batch. */
    abstract long[] shapeOf(SampleBatch batch);

    /** A tensor that looks into the memory, which is first made large enough. */
    abstract OnnxTensor look(long[] shape) throws OrtException;

    /** Writes the values of a batch to the memory. */
    abstract void write(SampleBatch batch);

    /** Memory for so many numbers. */
    static ByteBuffer memory(int numbers, int bytesOfEach) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(numbers, bytesOfEach))
                .order(ByteOrder.nativeOrder());
    }

    @Override
    public final void close() {
        OnnxTensor current = tensor;
        tensor = null;
        if (current != null) {
            current.close();
        }
    }
}
