/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.predict;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.duck.Row;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.speed.MadeUpModel;
import org.entirespace.model.speed.SpeedData;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.train.document.DocumentMapper;

/**
 * A bundle of HM3 with random weights, and what plain Java answers by it.
 *
 * @param options what is measured
 * @param data the fields and the network
 */
record GoldenModel(PredictionSpeedOptions options, SpeedData data) {

    /**
     * Writes the bundle into a folder.
     *
     * @param rows some rows of raw values, in schema order
     * @return for each a request of one candidate, with what plain Java answers
     */
    List<GoldenRequest> write(Path folder, List<Row> rows) throws IOException {
        ModelBundle made = MadeUpModel.of(options.model(), "1970-01-01T00:00:00Z");
        TowerEngine plain = TowerLibrary.over(MatrixLibrary.plainJava());
        List<String> bodies = rows.stream().map(this::body).toList();
        List<GoldenRequest> golden = Agreement.write(new ModelScorer(made.model(), plain), bodies);
        new ModelBundle(made.manifest(), made.model(), golden).write(folder);
        return golden;
    }

    private String body(Row row) {
        Map<String, String> candidate = new LinkedHashMap<>();
        List<FittedField> fields = data.schema().fields();
        for (int f = 0; f < fields.size(); f++) {
            candidate.put(fields.get(f).name(), row.text(f));
        }
        return DocumentMapper.json().writeValueAsString(Map.of("candidates", List.of(candidate)));
    }
}
