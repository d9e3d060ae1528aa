/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import org.entirespace.core.sample.SampleBatch;

/** The standardised numbers of a field: (batch). */
final class NumbersTensor extends InputTensor {

    private final OrtEnvironment environment;
    private final int column; // of the batch's numbers
    private FloatBuffer memory = memory(0, Float.BYTES).asFloatBuffer();

    NumbersTensor(OrtEnvironment environment, int column) {
        this.environment = environment;
        this.column = column;
    }

    @Override
    long[] shapeOf(SampleBatch batch) {
        return new long[] {batch.size};
    }

    @Override
    OnnxTensor look(long[] shape) throws OrtException {
        int numbers = Math.toIntExact(shape[0]);
        if (memory.capacity() < numbers) {
            memory = memory(Math.max(numbers, 2 * memory.capacity()), Float.BYTES)
                    .asFloatBuffer();
        }
        return OnnxTensor.createTensor(environment, memory.slice(0, numbers), shape);
    }

    @Override
    void write(SampleBatch batch) {
        memory.put(0, batch.numeric[column], 0, batch.size);
    }
}
