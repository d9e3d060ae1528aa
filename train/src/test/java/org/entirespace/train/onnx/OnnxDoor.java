/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.request.RequestJson;
import org.entirespace.model.scoring.Door;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The door of an exported model in ONNX Runtime: raw values are encoded here, and scored there. One thread at a time. */
public final class OnnxDoor implements Door, AutoCloseable {

    private static final int MOST_CANDIDATES = 10_000;

    private final JsonFactory json = new JsonFactory();
    private final Schema schema;
    private final List<Quantity> quantities;
    private final RawRows rows;
    private final OnnxModel model;

    /**
     * A door to an exported model.
     *
     * @param bundle what was exported
     * @param file where it was exported to
     */
    public OnnxDoor(ModelBundle bundle, Path file) throws OrtException {
        schema = bundle.manifest().schema();
        quantities = bundle.graph().quantities();
        rows = new RawRows(schema);
        model = new OnnxModel(file);
    }

    @Override
    public List<Map<String, Double>> answer(String body) throws IOException {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            RequestJson.read(parser, rows, MOST_CANDIDATES, RequestJson.refused(), RequestJson.refused());
            SampleBatch batch = rows.encoded();
            Map<String, float[]> outputs = model.score(schema, batch);
            List<Map<String, Double>> answers = new ArrayList<>();
            for (int row = 0; row < batch.size; row++) {
                Map<String, Double> answer = new LinkedHashMap<>();
                for (Quantity quantity : quantities) {
                    float[] probabilities = outputs.getOrDefault(quantity.key(), new float[0]);
                    answer.put(quantity.key(), (double) probabilities[row]);
                }
                answers.add(answer);
            }
            return answers;
        } catch (OrtException | IllegalRequestException e) {
            throw new IOException("the request cannot be scored: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws OrtException {
        model.close();
    }
}
