/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.model.bundle.BundleArchive;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.tower.Precision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Packs a model into one file. */
@Command(
        name = "pack",
        mixinStandardHelpOptions = true,
        description = {
            "Packs a model's folder into a zip file, which every command takes in its place. The model is asked its golden",
            "requests before, and the file is checked before it gets its name. The same model is the same file."
        },
        footer = {"", "Examples:", "  entirespace pack work/model --to model.zip", "  entirespace serve model.zip"})
final class PackCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "MODEL", description = "The model's folder.")
    private Path model = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The zip file, which is replaced.")
    private Path file = Path.of("model.zip");

    PackCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        OutFile.check(file);
        BundleLoading.load(model, TowerLibrary.fastest(Precision.FLOAT32));
        OutFile.makeFolder(file);
        FileSeal packed = BundleArchive.write(model, file);
        terminal.out().printf(Locale.ROOT, "%s: %,d bytes, SHA-256 %s%n", file, packed.bytes(), packed.sha256());
        terminal.out().flush();
        return ExitCode.OK;
    }
}
