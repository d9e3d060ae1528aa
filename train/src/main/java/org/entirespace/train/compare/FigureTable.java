/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entirespace.data.table.ParquetTable;
import org.entirespace.data.table.ParquetTable.Column;
import org.entirespace.train.experiment.DataSet;
import org.entirespace.train.experiment.Experiment;
import org.jspecify.annotations.Nullable;

/** Every figure of every run, as a Parquet file for other tools: a row each, without the replicates. */
public final class FigureTable {

    private FigureTable() {}

    private record Row(RunRecord run, @Nullable Double at, Figure figure) {

        @Nullable
        Double value() {
            return figure.value().value().isPresent()
                    ? Double.valueOf(figure.value().value().getAsDouble())
                    : null;
        }

        @Nullable
        String undefined() {
            Optional<String> reason = figure.value().fold(value -> Optional.empty(), Optional::of);
            return reason.orElse(null);
        }
    }

    /** Writes the file, whole or not at all. */
    public static void write(Path file, Experiment experiment, List<RunRecord> runs) throws IOException {
        Map<String, @Nullable Double> at = new HashMap<>();
        for (DataSet data : experiment.data()) {
            at.put(data.name(), data.at());
        }
        List<Row> rows = new ArrayList<>();
        for (RunRecord run : runs) {
            run.figures()
                    .forEach(figure -> rows.add(new Row(run, at.get(run.key().data()), figure)));
        }
        ParquetTable.write(
                file,
                List.of(
                        Column.<Row>text("data", row -> row.run().key().data()),
                        Column.<Row>number("at", Row::at),
                        Column.<Row>text("model", row -> row.run().key().model()),
                        Column.<Row>whole("seed", row -> row.run().key().seed()),
                        Column.<Row>whole("trial", row -> (long) row.run().chosen()),
                        Column.<Row>text("quantity", row -> row.figure().key().quantity()),
                        Column.<Row>text("rows", row -> row.figure().key().rows()),
                        Column.<Row>text("metric", row -> row.figure().key().metric()),
                        Column.<Row>number("value", Row::value),
                        Column.<Row>text("undefined", Row::undefined),
                        Column.<Row>whole(
                                "training_samples", row -> row.run().training().rows()),
                        Column.<Row>number(
                                "seconds", row -> row.run().training().seconds())),
                rows);
    }
}
