/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.tower.Precision;
import org.entirespace.train.onnx.InputForm;
import org.entirespace.train.onnx.OnnxExport;
import org.entirespace.train.onnx.OnnxSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a model for other runtimes. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes a trained network as an ONNX model that computes every probability of its graph. Its inputs take rows "
                        + "of embedding tables and standardised numbers, or raw values; docs/guides/export.md tells how to "
                        + "encode. The model is asked its golden requests before it is exported. Boosted trees cannot be "
                        + "exported yet.",
        footer = {
            "",
            "Examples:",
            "  entirespace export work/model --onnx work/model.onnx",
            "  entirespace export work/models/hm3 --onnx serving/hm3.onnx --inputs raw"
        })
final class ExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "The model: a folder that `train` wrote, or a zip file of it.")
    private Path model = Path.of("work", "model");

    @Option(
            names = "--onnx",
            required = true,
            paramLabel = "FILE",
            description =
                    "The ONNX file, which is replaced. Embedding tables that make it larger than 2 GB go into a file "
                            + "beside it, FILE's name with a checksum and the ending 'data'.")
    private Path file = Path.of("model.onnx");

    @Option(
            names = "--inputs",
            paramLabel = "FORM",
            description =
                    "What the inputs take: 'encoded' values, or 'raw' numbers and texts as far as ONNX can encode them; "
                            + "hashed fields take rows either way. Default: encoded.")
    private InputForm inputs = InputForm.ENCODED;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        OutFile.check(file);
        BundleLoading loading = BundleLoading.load(model, TowerLibrary.fastest(Precision.FLOAT32));
        OutFile.makeFolder(file);
        OnnxSummary summary = OnnxExport.write(loading.bundle(), inputs, file);
        print(summary, loading.agreement());
        return ExitCode.OK;
    }

    private void print(OnnxSummary summary, Agreement agreement) {
        terminal.out()
                .printf(
                        Locale.ROOT,
                        "%s: %s, %,d bytes, %d nodes, opset %d%n",
                        model,
                        String.join(" and ", summary.files()),
                        summary.bytes(),
                        summary.nodes(),
                        OnnxExport.OPSET);
        terminal.out().println("inputs   " + String.join(", ", summary.inputs()));
        terminal.out().println("outputs  " + String.join(", ", summary.outputs()));
        terminal.out()
                .println(
                        agreement.requests() == 0
                                ? "golden requests: the model has none"
                                : "golden requests: " + agreement.requests() + ", answered as when they were written");
        terminal.out().flush();
    }
}
