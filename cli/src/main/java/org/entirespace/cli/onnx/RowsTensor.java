/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.LongBuffer;
import org.entirespace.core.sample.SampleBatch;

/** The rows of a field's embedding table: (batch), or of a bag (batch, widest bag), with -1 behind the rows of a narrower one. */
final class RowsTensor extends InputTensor {

    private static final long PADDING = -1;

    private final OrtEnvironment environment;
    private final int column; // of the batch's indexed fields
    private final boolean bag;
    private LongBuffer memory = memory(0, Long.BYTES).asLongBuffer();

    RowsTensor(OrtEnvironment environment, int column, boolean bag) {
        this.environment = environment;
        this.column = column;
        this.bag = bag;
    }

    @Override
    long[] shapeOf(SampleBatch batch) {
        return bag ? new long[] {batch.size, widest(batch)} : new long[] {batch.size};
    }

    /** The most rows of a sample; at least 1. */
    private int widest(SampleBatch batch) {
        int[] offsets = batch.indexed[column].offsets;
        int widest = 1;
        for (int i = 0; i < batch.size; i++) {
            widest = Math.max(widest, offsets[i + 1] - offsets[i]);
        }
        return widest;
    }

    @Override
    OnnxTensor look(long[] shape) throws OrtException {
        int numbers = Math.toIntExact(Math.multiplyExact(shape[0], bag ? shape[1] : 1));
        if (memory.capacity() < numbers) {
            memory =
                    memory(Math.max(numbers, 2 * memory.capacity()), Long.BYTES).asLongBuffer();
        }
        return OnnxTensor.createTensor(environment, memory.slice(0, numbers), shape);
    }

    @Override
    void write(SampleBatch batch) {
        SampleBatch.Rows rows = batch.indexed[column];
        int width = bag ? widest(batch) : 1;
        for (int i = 0; i < batch.size; i++) {
            int count = rows.offsets[i + 1] - rows.offsets[i];
            for (int k = 0; k < width; k++) {
                memory.put(i * width + k, k < count ? rows.values[rows.offsets[i] + k] : PADDING);
            }
        }
    }
}
