/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/** Where a model writes one of its outputs, (batch) floats: memory beyond Java's heap that batches share. */
final class OutputTensor implements AutoCloseable {

    private final OrtEnvironment environment;
    private FloatBuffer memory = InputTensor.memory(0, Float.BYTES).asFloatBuffer();
    private @Nullable OnnxTensor tensor;
    private int size;

    OutputTensor(OrtEnvironment environment) {
        this.environment = environment;
    }

    /** A place for the numbers of so many samples. */
    OnnxTensor of(int samples) throws OrtException {
        OnnxTensor current = tensor;
        if (current == null || samples != size) {
            close();
            if (memory.capacity() < samples) {
                memory = InputTensor.memory(Math.max(samples, 2 * memory.capacity()), Float.BYTES)
                        .asFloatBuffer();
            }
            current = OnnxTensor.createTensor(environment, memory.slice(0, samples), new long[] {samples});
            tensor = current;
            size = samples;
        }
        return current;
    }

    /** What was written for a sample. */
    float get(int sample) {
        return memory.get(sample);
    }

    @Override
    public void close() {
        OnnxTensor current = tensor;
        tensor = null;
        if (current != null) {
            current.close();
        }
    }
}
