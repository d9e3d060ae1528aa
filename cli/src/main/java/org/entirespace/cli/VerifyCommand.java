/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.ModelDoor;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a model's files and asks it its golden requests again. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the checksums of a model's files, and asks it the requests that it answered when it was written: by the",
            "fastest engine of this machine and by plain Java. Prints the largest differences; where one is too large, the",
            "exit code is 65."
        },
        footer = {"", "Example:", "  entirespace verify work/model"})
final class VerifyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "MODEL", description = "The model's folder.")
    private Path model = Path.of("");

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ModelBundle bundle = ModelBundle.read(model);
        BundleManifest manifest = bundle.manifest();
        say("%s, bundle of format %d, written %s", manifest.name(), manifest.formatVersion(), manifest.created());
        say("%d files as they were sealed", manifest.files().size());
        if (bundle.golden().isEmpty()) {
            say("no golden requests: nothing tells whether its answers are those of the model that was trained");
            return ExitCode.OK;
        }
        say("%-44s %10s %18s %14s", "door", "candidates", "largest difference", "of a rare one");
        for (Map.Entry<String, TowerEngine> door : engines().entrySet()) {
            ask(bundle, door.getKey(), door.getValue());
        }
        say("verified: no probability is off by more than %.0e", Agreement.SAME_ENGINE);
        return ExitCode.OK;
    }

    /** The fastest engine here, and the one that every machine has. */
    private static Map<String, TowerEngine> engines() {
        Map<String, TowerEngine> engines = new LinkedHashMap<>();
        for (TowerEngine engine :
                new TowerEngine[] {TowerLibrary.fastest(Precision.FLOAT32), TowerLibrary.over(MatrixLibrary.plainJava())
                }) {
            engines.putIfAbsent("library, " + engine.description(), engine);
        }
        return engines;
    }

    private void ask(ModelBundle bundle, String door, TowerEngine engine) throws IOException {
        Agreement found = Agreement.of(new ModelDoor(new ModelScorer(bundle.model(), engine)), bundle.golden());
        say(
                "%-44s %10d %18.1e %12.1e %%",
                door, found.candidates(), found.difference(), 100 * Math.expm1(found.ratio()));
        if (!found.isWithin(Agreement.SAME_ENGINE)) {
            throw new CorruptArtifactException(
                    model, "answers to golden requests, by the " + door, "those written down", found.worst());
        }
    }

    private void say(String format, Object... values) {
        terminal.out().println(String.format(Locale.ROOT, format, values));
        terminal.out().flush();
    }
}
