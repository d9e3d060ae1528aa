/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.entirespace.cli.doors.AskedModel;
import org.entirespace.cli.doors.DoorKind;
import org.entirespace.cli.doors.DoorTable;
import org.entirespace.cli.doors.OpenDoor;
import org.entirespace.cli.doors.ServerDoor;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a model's files and asks it its golden requests again, by every door. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the checksums of a model's files, and asks it the requests that it answered when it was written, by every",
            "door: this library by the fastest engine of this machine and in plain Java, batch prediction, a server in this",
            "process over HTTP in JSON and in tensors and over gRPC, the exported model in ONNX Runtime, and servers that are",
            "named. Prints the largest differences; where one is too large, the exit code is 65."
        },
        footer = {
            "",
            "Examples:",
            "  entirespace verify work/model",
            "  entirespace verify work/model --door library --door onnx",
            "  entirespace verify work/model --url http://127.0.0.1:8080/v1/models/shop/score",
            "  entirespace verify work/model --url grpc://127.0.0.1:8081/shop"
        })
final class VerifyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "MODEL", description = "The model: its folder, or a zip file of it.")
    private Path model = Path.of("");

    @Option(
            names = "--door",
            paramLabel = "NAME",
            description =
                    "A door to ask: ${COMPLETION-CANDIDATES}. May be given more than once. Default: all that the model has.")
    private Set<DoorKind> doors = EnumSet.noneOf(DoorKind.class);

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "Where a server scores by this model, to be asked too. May be given more than once. Over gRPC it is",
                "grpc://HOST:PORT, or grpcs:// where it is encrypted, and /MODEL where several are served."
            })
    private List<URI> servers = new ArrayList<>();

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        ServerLogs.silence();
        TowerEngine engine = TowerLibrary.fastest(Precision.FLOAT32);
        BundleLoading loading = BundleLoading.unproven(ModelBundle.read(model), engine);
        tell(loading.bundle().manifest());
        if (loading.bundle().golden().isEmpty()) {
            say("no golden requests: nothing tells whether its answers are those of the model that was trained");
            return ExitCode.OK;
        }
        DoorTable table = new DoorTable(model, loading.bundle().golden(), this::say);
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            AskedModel asked = new AskedModel(model, loading, engine, folder.path());
            for (DoorKind kind : doors.isEmpty() ? EnumSet.allOf(DoorKind.class) : EnumSet.copyOf(doors)) {
                table.ask(kind, asked);
            }
            for (URI server : servers) {
                try (OpenDoor door = ServerDoor.at(server)) {
                    table.ask(door, Agreement.SAME_ENGINE);
                }
            }
        }
        table.requireAgreement();
        say("verified: no door is off by more than its limit");
        return ExitCode.OK;
    }

    private void tell(BundleManifest manifest) {
        say(String.format(
                Locale.ROOT,
                "%s, bundle of format %d, written %s",
                manifest.name(),
                manifest.formatVersion(),
                manifest.created()));
        say(String.format(
                Locale.ROOT, "%d files as they were sealed", manifest.files().size()));
    }

    private void say(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }
}
