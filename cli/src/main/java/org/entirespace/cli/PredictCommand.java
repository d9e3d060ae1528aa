/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entirespace.core.schema.FittedField;
import org.entirespace.data.prepare.BadLogException;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.train.predict.BatchPrediction;
import org.entirespace.train.predict.PredictOptions;
import org.entirespace.train.predict.PredictedFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores files of raw rows. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = {
            "Scores files of raw rows, one Parquet file each: the columns of the input, then every probability of the model's",
            "graph. A field reads the column that is called like it, or else the one that it read in the samples. Malformed",
            "lines go to NAME.parquet.rejected.csv. Files that were scored before are not scored again."
        },
        footer = {
            "",
            "Examples:",
            "  entirespace predict work/model rows.parquet --out scores",
            "  entirespace predict work/model day1.csv day2.csv --out scores --keep user,item --log-odds",
            "  entirespace predict work/model rows.parquet --out scores --precision bfloat16"
        })
final class PredictCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "MODEL", description = "The model: its folder, or a zip file of it.")
    private Path model = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files of rows: .parquet, .csv with a header, .json or .ndjson; maybe .gz behind it.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the scores. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("scores");

    @Option(
            names = "--keep",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns of the input that are written before the scores. Default: all.")
    private @Nullable List<String> kept;

    @Option(names = "--log-odds", description = "Write the log-odds of every probability too.")
    private boolean logOdds;

    @Option(
            names = "--absent-fields",
            description = "Take fields without a column as missing in all rows; otherwise it is a mistake.")
    private boolean absentFields;

    @Option(
            names = "--max-rejected",
            paramLabel = "SHARE",
            description = "Share of malformed lines from which on a file is refused. Default: ${DEFAULT-VALUE}.")
    private double mostRejected = 0.001;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            description =
                    "Memory of the database that reads the rows; beyond it, it spills to disk. Default: ${DEFAULT-VALUE}.")
    private String memory = "2GB";

    @Option(
            names = "--precision",
            description = {
                "What the towers' matrix products multiply: float32, or bfloat16, which is faster where the processor has it and",
                "moves probabilities in their third digit. Default: float32."
            })
    private Precision precision = Precision.FLOAT32;

    @Option(names = "--threads", description = "Threads. Default: all cores, ${DEFAULT-VALUE}.")
    private int threads = Runtime.getRuntime().availableProcessors();

    PredictCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, BadLogException {
        PredictOptions options = new PredictOptions(kept, logOdds, absentFields, mostRejected, memory, threads);
        BatchPrediction.requireDistinct(files, out);
        OutFolder.check(out);
        Files.createDirectories(out);
        TowerEngine engine = TowerLibrary.fastest(precision);
        // its answers were written down in floats, and are checked in floats
        BundleLoading loading = BundleLoading.load(model, TowerLibrary.fastest(Precision.FLOAT32));
        BatchPrediction prediction = new BatchPrediction(loading, engine, options, System::nanoTime);
        for (Path file : files) {
            tell(prediction, prediction.predict(file, out));
        }
        return ExitCode.OK;
    }

    private void tell(BatchPrediction prediction, PredictedFile file) {
        if (!file.isNew()) {
            terminal.say(file.input() + ": scored before");
            return;
        }
        terminal.say(String.format(
                Locale.ROOT,
                "%s: %,d rows in %.1f s (%,.0f/s: %.1f s open, %.1f encode, %.1f score, %.1f write), %s",
                file.input(),
                file.rows(),
                file.seconds(),
                file.rows() / file.seconds(),
                file.times().open(),
                file.times().encode(),
                file.times().score(),
                file.times().write(),
                file.output()));
        file.rejected().forEach((reason, count) -> terminal.say("  malformed lines, " + reason + ": " + count));
        for (int f = 0; f < file.missing().size(); f++) {
            FittedField field = prediction.schema().fields().get(f);
            if (file.missing().get(f) > 0 || file.unknown().get(f) > 0) {
                terminal.say(String.format(
                        Locale.ROOT,
                        "  field '%s': missing in %,d rows, %,d unknown texts",
                        field.name(),
                        file.missing().get(f),
                        file.unknown().get(f)));
            }
        }
    }
}
