/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Work that needs more stack than a thread of Java has by default, one megabyte: loading ONNX Runtime may take all of it, and the
 * process then dies without a word.
 */
final class DeepStack {

    private static final long BYTES = 16L << 20;

    private DeepStack() {}

    /** Does the work on a thread of its own, and waits for it. */
    static <T> T call(Callable<T> work) throws OrtException, IOException {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(null, task, "onnx-runtime", BYTES).start();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ONNX Runtime opened a model", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof OrtException refusal) {
                throw refusal;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IOException("ONNX Runtime could not open a model: " + cause, cause);
        }
    }
}
