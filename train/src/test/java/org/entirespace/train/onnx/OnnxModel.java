/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;

/** An exported model in ONNX Runtime. One thread at a time. */
final class OnnxModel implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxModel(Path file) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // refusals are told by exceptions
            session = environment.createSession(file.toString(), options);
        }
    }

    Map<String, String> metadata() throws OrtException {
        return session.getMetadata().getCustomMetadata();
    }

    /** The names of the inputs, in order. */
    List<String> inputs() {
        return List.copyOf(session.getInputNames());
    }

    /** The outputs by name, each (batch), for encoded samples. */
    Map<String, float[]> score(Schema schema, SampleBatch batch) throws OrtException, IOException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        int indexed = 0;
        int numeric = 0;
        for (int f = 0; f < schema.fields().size(); f++) {
            FittedField field = schema.fields().get(f);
            tensors.put(
                    inputs().get(f),
                    field.isIndexed()
                            ? rows(field, batch.indexed[indexed++], batch.size)
                            : numbers(Arrays.copyOf(batch.numeric[numeric++], batch.size), batch.size));
        }
        return run(tensors);
    }

    private OnnxTensor rows(FittedField field, SampleBatch.Rows rows, int size) throws OrtException {
        boolean bag = field.kind() == FieldKind.BAG;
        int widest = 1;
        for (int i = 0; i < size; i++) {
            widest = Math.max(widest, rows.offsets[i + 1] - rows.offsets[i]);
        }
        long[] padded = new long[size * widest];
        Arrays.fill(padded, -1);
        for (int i = 0; i < size; i++) {
            for (int k = rows.offsets[i]; k < rows.offsets[i + 1]; k++) {
                padded[i * widest + k - rows.offsets[i]] = rows.values[k];
            }
        }
        return whole(padded, bag ? new long[] {size, widest} : new long[] {size});
    }

    OnnxTensor whole(long[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    OnnxTensor numbers(float[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
    }

    OnnxTensor numbers(double[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), shape);
    }

    OnnxTensor texts(String[] values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, values, shape);
    }

    /** The outputs by name for inputs by name, which are closed. */
    Map<String, float[]> run(Map<String, ? extends OnnxTensor> inputs) throws OrtException {
        Map<String, OnnxTensorLike> given = new LinkedHashMap<>(inputs);
        try (OrtSession.Result result = session.run(given)) {
            Map<String, float[]> outputs = new LinkedHashMap<>();
            for (var entry : result) {
                outputs.put(entry.getKey(), ((float[]) entry.getValue().getValue()).clone());
            }
            return outputs;
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
