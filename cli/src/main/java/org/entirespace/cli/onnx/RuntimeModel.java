/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;

/**
 * An exported model whose inputs take encoded values, in ONNX Runtime on the processor: scores batches one after the other in memory
 * that they share. One thread at a time. Holds memory beyond Java's heap until it is closed.
 */
public final class RuntimeModel implements AutoCloseable {

    private final Path file;
    private final List<Quantity> quantities;
    private final OrtSession session;
    private final Map<String, InputTensor> inputs; // by name, in schema order
    private final List<OutputTensor> outputs = new ArrayList<>(); // by quantity
    private final Map<String, OnnxTensor> given = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> taken = new LinkedHashMap<>();

    private RuntimeModel(Path file, Schema schema, List<Quantity> quantities, OrtSession session) throws IOException {
        this.file = file;
        this.quantities = List.copyOf(quantities);
        this.session = session;
        List<String> names = List.copyOf(session.getInputNames());
        if (names.size() != schema.fields().size()) {
            throw new IOException(file + ": inputs: expected one for each of "
                    + schema.fields().size() + " fields, found " + names);
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        inputs = inputs(environment, schema, names);
        for (Quantity quantity : quantities) {
            if (!session.getOutputNames().contains(quantity.key())) {
                throw new IOException(file + ": outputs: expected '" + quantity.key() + "' among them, found "
                        + session.getOutputNames());
            }
            outputs.add(new OutputTensor(environment));
        }
    }

    private static Map<String, InputTensor> inputs(OrtEnvironment environment, Schema schema, List<String> names) {
        Map<String, InputTensor> inputs = new LinkedHashMap<>();
        int indexed = 0;
        int numeric = 0;
        for (int f = 0; f < names.size(); f++) {
            FittedField field = schema.fields().get(f);
            inputs.put(
                    names.get(f),
                    field.isIndexed()
                            ? new RowsTensor(environment, indexed++, field.kind() == FieldKind.BAG)
                            : new NumbersTensor(environment, numeric++));
        }
        return Collections.unmodifiableMap(inputs);
    }

    /**
     * Opens a file.
     *
     * @param file as {@code OnnxExport} writes it in the encoded form
     * @param schema the fields of the model that was exported
     * @param quantities what is to be scored, of those that the graph answers
     * @param threads threads within an operator, at least 1
     * @throws IOException when the runtime cannot read it, or it has other inputs or outputs
     * @throws LinkageError when the runtime does not load on this machine
     */
    public static RuntimeModel open(Path file, Schema schema, List<Quantity> quantities, int threads)
            throws IOException {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + ": expected ≥ 1");
        }
        try {
            OrtSession session = DeepStack.call(() -> session(file, threads));
            try {
                return new RuntimeModel(file, schema, quantities, session);
            } catch (IOException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw failure(file, e);
        }
    }

    private static OrtSession session(Path file, int threads) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // refusals are told by exceptions
            return environment.createSession(file.toString(), options);
        }
    }

    /** The version of the runtime; to be asked once a model was opened. */
    public static String version() {
        return OrtEnvironment.getEnvironment().getVersion();
    }

    /**
     * Scores encoded samples.
     *
     * @param batch of the model's schema, at least one sample; labels change no score
     * @throws IOException when the runtime refuses them, such as a row that a table does not have
     */
    public void score(SampleBatch batch) throws IOException {
        try {
            for (Map.Entry<String, InputTensor> input : inputs.entrySet()) {
                given.put(input.getKey(), input.getValue().of(batch));
            }
            for (int q = 0; q < outputs.size(); q++) {
                taken.put(quantities.get(q).key(), outputs.get(q).of(batch.size));
            }
            session.run(given, taken).close();
        } catch (OrtException e) {
            throw failure(file, e);
        }
    }

    /** The probability of a quantity of a sample that was scored last, in [0, 1]; both by their numbers. */
    public double probability(int quantity, int sample) {
        return outputs.get(Objects.checkIndex(quantity, outputs.size())).get(sample);
    }

    private static IOException failure(Path file, OrtException cause) {
        return new IOException(file + ": ONNX Runtime: " + cause.getMessage(), cause);
    }

    @Override
    public void close() throws IOException {
        inputs.values().forEach(InputTensor::close);
        outputs.forEach(OutputTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw failure(file, e);
        }
    }
}
