/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.predict;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.FolderTree;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.schema.Schema;
import org.entirespace.data.prepare.BadLogException;
import org.entirespace.data.prepare.InputTable;
import org.entirespace.data.rows.FieldFilesReader;
import org.entirespace.data.rows.ScoreFileWriter;
import org.entirespace.model.heads.HeadPredictor;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.model.worker.Workers;

/**
 * Scores files of raw rows by a bundle: every probability of its graph. Each input file becomes one Parquet file with its rows
 * in their order, in constant memory; malformed lines go to a file beside it. A file that was scored whole before is not scored
 * again, so a run that was stopped goes on where it was.
 */
public final class BatchPrediction {

    private final BundleLoading loading;
    private final TowerEngine engine;
    private final PredictOptions options;
    private final LongSupplier nanoTime;
    private final List<Quantity> quantities;

    /** Scoring by a model that was loaded; {@code engine} computes towers. */
    public BatchPrediction(BundleLoading loading, TowerEngine engine, PredictOptions options, LongSupplier nanoTime) {
        this.loading = loading;
        this.engine = engine;
        this.options = options;
        this.nanoTime = nanoTime;
        quantities = loading.bundle().graph().quantities();
    }

    /** The names of the score columns: the probabilities, {@code purchase|click}, then, if asked for, their log-odds. */
    public List<String> scoreColumns() {
        List<String> names =
                new ArrayList<>(quantities.stream().map(Quantity::key).toList());
        if (options.logOdds()) {
            quantities.forEach(quantity -> names.add(quantity.key() + " log_odds"));
        }
        return names;
    }

    /** Where the scores of a file go: its name without its ending, in a folder, as Parquet. */
    public static Path outputOf(Path input, Path folder) {
        String name = String.valueOf(input.getFileName())
                .replaceFirst("(?i)\\.(gz|zst)$", "")
                .replaceFirst("\\.[^.]+$", "");
        return folder.resolve(name + ".parquet");
    }

    /**
     * Checks that no two files would become one.
     *
     * @throws IllegalArgumentException when they would, or a file would replace its own input
     */
    public static void requireDistinct(List<Path> inputs, Path folder) {
        Set<Path> seen = new HashSet<>();
        for (Path input : inputs) {
            Path output = outputOf(input, folder);
            if (!seen.add(output)) {
                throw new IllegalArgumentException(
                        "two inputs would become " + output + "; score them into folders of their own");
            }
            if (output.toAbsolutePath()
                    .normalize()
                    .equals(input.toAbsolutePath().normalize())) {
                throw new IllegalArgumentException(input + " would be replaced by its scores; expected another folder");
            }
        }
    }

    /**
     * Scores a file.
     *
     * @param folder an existing folder for the scores
     * @throws BadLogException when the file is not what its name says, lacks a column, or too many lines are malformed
     * @throws IllegalArgumentException when a kept column is not there, or called like a score
     */
    public PredictedFile predict(Path input, Path folder) throws IOException, BadLogException {
        Path output = outputOf(input, folder);
        Path done = output.resolveSibling(output.getFileName() + ".done");
        String state = state(input);
        if (Files.exists(output) && Files.exists(done) && Files.readString(done).equals(state)) {
            return PredictedFile.before(input, output, schema());
        }
        Files.deleteIfExists(done);
        Laps laps = new Laps(nanoTime);
        Path work = FolderTree.temporary(folder.toRealPath(), ".work-");
        try (InputTable table = InputTable.open(input, schema(), work, options.memory(), options.threads())) {
            List<String> kept = kept(table);
            double open = laps.next();
            Path rows = Files.createDirectory(work.resolve("rows"));
            InputTable.Encoded encoded = table.encode(schema(), options.absentFields(), rows);
            Map<String, Long> rejected = rejected(input, table, encoded.rows(), output);
            double encode = laps.next();
            Path scores = work.resolve("scores");
            score(rows, encoded.rows(), scores);
            double score = laps.next();
            Path parquet = work.resolve("scores.parquet");
            table.write(kept, scoreColumns(), scores, parquet);
            AtomicFile.replace(parquet, output);
            AtomicFile.write(done, out -> out.write(state.getBytes(StandardCharsets.UTF_8)));
            PredictionTimes times = new PredictionTimes(open, encode, score, laps.next());
            return new PredictedFile(
                    input, output, true, encoded.rows(), rejected, encoded.missing(), encoded.unknown(), times);
        } finally {
            FolderTree.delete(work);
        }
    }

    /** The fields of the model. */
    public Schema schema() {
        return loading.bundle().manifest().schema();
    }

    /** Equal where the scores are: of the same model in the same precision, of a file that has not changed, with the same columns. */
    private String state(Path input) throws IOException {
        return String.join(
                "\n",
                "model " + loading.bundle().manifest().seal(),
                "input " + Files.size(input) + " " + Files.getLastModifiedTime(input),
                "kept " + options.kept(),
                "scores " + scoreColumns() + " (FLOAT)",
                "towers in " + engine.precision(),
                "");
    }

    private List<String> kept(InputTable table) {
        List<String> kept = Objects.requireNonNullElse(options.kept(), table.columns());
        Set<String> scores = new HashSet<>();
        scoreColumns().forEach(name -> scores.add(name.toLowerCase(Locale.ROOT)));
        for (String column : kept) {
            if (!table.columns().contains(column)) {
                throw new IllegalArgumentException("no column '" + column + "' to keep; found " + table.columns());
            }
            if (scores.contains(column.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "column '" + column + "' is called like a score; name the columns to keep, without it");
            }
        }
        return kept;
    }

    /** Writes malformed lines beside the scores; no such file is left where there are none. */
    private Map<String, Long> rejected(Path input, InputTable table, long rows, Path output)
            throws IOException, BadLogException {
        Map<String, Long> rejected = table.rejected();
        Path side = output.resolveSibling(output.getFileName() + ".rejected.csv");
        Files.deleteIfExists(side);
        long count = rejected.values().stream().mapToLong(Long::longValue).sum();
        if (count == 0) {
            return rejected;
        }
        table.writeRejected(side);
        if (count > options.mostRejected() * (rows + count)) {
            throw new BadLogException(List.of(input + ": " + count + " of " + (rows + count)
                    + " lines are malformed, more than " + options.mostRejected() + " of them; see " + side));
        }
        return rejected;
    }

    private void score(Path fields, long rows, Path target) throws IOException {
        try (Workers workers = new Workers(options.threads());
                FieldFilesReader reader = FieldFilesReader.open(fields, schema(), rows);
                ScoreFileWriter writer =
                        ScoreFileWriter.create(target, scoreColumns().size())) {
            HeadPredictor predictor = loading.bundle().model().predictor(engine);
            new RowScoring(predictor, quantities, options.logOdds()).run(reader, schema(), writer, workers);
        }
    }
}
