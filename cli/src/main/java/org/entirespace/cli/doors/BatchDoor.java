/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli.doors;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entirespace.data.duck.DuckOptions;
import org.entirespace.data.duck.DuckSession;
import org.entirespace.data.duck.Row;
import org.entirespace.data.prepare.BadLogException;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.train.predict.BatchPrediction;
import org.entirespace.train.predict.PredictOptions;

/**
 * The door of batch prediction: all golden candidates are a file of raw rows, which is scored at once and as any other. It answers
 * golden requests only.
 */
final class BatchDoor {

    private static final String MEMORY = "1GB";

    private BatchDoor() {}

    static OpenDoor open(AskedModel model) throws IOException {
        Path folder = Files.createDirectory(model.folder().resolve("batch"));
        Path work = Files.createDirectory(folder.resolve("work"));
        try (DuckSession session = DuckSession.start(new DuckOptions(MEMORY, 1, List.of(folder), folder))) {
            List<GoldenRequest> golden = model.loading().bundle().golden();
            Path rows =
                    GoldenRows.write(golden, model.loading().bundle().manifest().schema(), session, folder);
            PredictOptions options = new PredictOptions(List.of(), false, true, 0, MEMORY, 1);
            BatchPrediction prediction =
                    new BatchPrediction(model.loading(), model.engine(), options, System::nanoTime);
            Path scores = predict(prediction, rows, work);
            List<Row> found = session.query(
                    "read scores",
                    "SELECT * EXCLUDE (file_row_number) FROM read_parquet(" + GoldenRows.text(scores.toString())
                            + ", file_row_number = true) ORDER BY file_row_number");
            Map<String, List<Map<String, Double>>> answers = answers(golden, found, prediction.scoreColumns());
            return new OpenDoor("batch prediction", body -> answers.getOrDefault(body, List.of()));
        }
    }

    private static Path predict(BatchPrediction prediction, Path rows, Path target) throws IOException {
        try {
            return prediction.predict(rows, target).output();
        } catch (BadLogException e) {
            throw new IOException("batch prediction of the golden requests: " + e.getMessage(), e);
        }
    }

    /** The scores of the candidates of each request, by its body; fewer where there are fewer rows. */
    private static Map<String, List<Map<String, Double>>> answers(
            List<GoldenRequest> golden, List<Row> rows, List<String> columns) {
        Map<String, List<Map<String, Double>>> answers = new HashMap<>();
        int at = 0;
        for (GoldenRequest request : golden) {
            List<Map<String, Double>> candidates = new ArrayList<>();
            for (int c = 0; c < request.expected().size() && at < rows.size(); c++) {
                Map<String, Double> scores = new LinkedHashMap<>();
                for (int s = 0; s < columns.size(); s++) {
                    scores.put(columns.get(s), rows.get(at).real(s));
                }
                candidates.add(scores);
                at++;
            }
            answers.put(request.body(), candidates);
        }
        return answers;
    }
}
