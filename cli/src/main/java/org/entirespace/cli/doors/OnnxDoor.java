/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.cli.onnx.RuntimeModel;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.request.RequestJson;
import org.entirespace.model.scoring.Door;
import org.entirespace.train.onnx.OnnxExport;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The door of an exported model in ONNX Runtime: raw values are encoded here, and scored there. One thread at a time. */
final class OnnxDoor implements Door {

    private static final int MOST_CANDIDATES = 10_000;

    private final JsonFactory json = new JsonFactory();
    private final List<Quantity> quantities;
    private final RawRows rows;
    private final RuntimeModel model;

    private OnnxDoor(ModelBundle bundle, RuntimeModel model) {
        quantities = bundle.graph().quantities();
        rows = new RawRows(bundle.manifest().schema());
        this.model = model;
    }

    /** Exports a model, and opens what was written. */
    static OpenDoor open(AskedModel asked) throws IOException, AbsentDoorException {
        ModelBundle bundle = asked.loading().bundle();
        Path file = asked.folder().resolve("model.onnx");
        try {
            OnnxExport.write(bundle, file);
        } catch (IllegalArgumentException e) {
            throw new AbsentDoorException(String.valueOf(e.getMessage()), e);
        }
        try {
            RuntimeModel model = RuntimeModel.open(
                    file, bundle.manifest().schema(), bundle.graph().quantities(), 1);
            return new OpenDoor(
                    "ONNX export, ONNX Runtime " + RuntimeModel.version(), new OnnxDoor(bundle, model), model::close);
        } catch (LinkageError e) {
            throw new AbsentDoorException("ONNX Runtime does not load on this machine: " + e, e);
        }
    }

    @Override
    public List<Map<String, Double>> answer(String body) throws IOException {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            RequestJson.read(parser, rows, MOST_CANDIDATES, RequestJson.refused(), RequestJson.refused());
            SampleBatch batch = rows.encoded();
            if (batch.size > 0) {
                model.score(batch);
            }
            List<Map<String, Double>> answers = new ArrayList<>();
            for (int row = 0; row < batch.size; row++) {
                Map<String, Double> answer = new LinkedHashMap<>();
                for (int q = 0; q < quantities.size(); q++) {
                    answer.put(quantities.get(q).key(), model.probability(q, row));
                }
                answers.add(answer);
            }
            return answers;
        } catch (IllegalRequestException e) {
            throw new IOException("the request cannot be scored: " + e.getMessage(), e);
        }
    }
}
