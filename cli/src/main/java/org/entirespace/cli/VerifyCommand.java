/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.matrix.MatrixLibrary;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.Door;
import org.entirespace.model.scoring.ModelDoor;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.serve.grpc.GrpcDoor;
import org.entirespace.serve.http.HttpDoor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a model's files and asks it its golden requests again. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the checksums of a model's files, and asks it the requests that it answered when it was written: by the",
            "fastest engine of this machine, by plain Java, and by a server if one is named. Prints the largest differences;",
            "where one is too large, the exit code is 65."
        },
        footer = {
            "",
            "Examples:",
            "  entirespace verify work/model",
            "  entirespace verify work/model --url http://127.0.0.1:8080/v1/models/shop/score",
            "  entirespace verify work/model --url grpc://127.0.0.1:8081/shop"
        })
final class VerifyCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Terminal terminal;

    @Parameters(paramLabel = "MODEL", description = "The model's folder.")
    private Path model = Path.of("");

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
    public Integer call() throws IOException {
        ModelBundle bundle = ModelBundle.read(model);
        BundleManifest manifest = bundle.manifest();
        say(String.format(
                Locale.ROOT,
                "%s, bundle of format %d, written %s",
                manifest.name(),
                manifest.formatVersion(),
                manifest.created()));
        say(String.format(
                Locale.ROOT, "%d files as they were sealed", manifest.files().size()));
        if (bundle.golden().isEmpty()) {
            say("no golden requests: nothing tells whether its answers are those of the model that was trained");
            return ExitCode.OK;
        }
        say(String.format(
                Locale.ROOT, "%-44s %10s %18s %14s", "door", "candidates", "largest difference", "of a rare one"));
        for (Map.Entry<String, Door> door : libraries(bundle).entrySet()) {
            ask(bundle, door.getKey(), door.getValue());
        }
        for (URI server : servers) {
            askServer(bundle, server);
        }
        say(String.format(Locale.ROOT, "verified: no probability is off by more than %.0e", Agreement.SAME_ENGINE));
        return ExitCode.OK;
    }

    /** The library by the fastest engine here and by the one that every machine has. */
    private static Map<String, Door> libraries(ModelBundle bundle) {
        Map<String, Door> doors = new LinkedHashMap<>();
        for (TowerEngine engine :
                new TowerEngine[] {TowerLibrary.fastest(Precision.FLOAT32), TowerLibrary.over(MatrixLibrary.plainJava())
                }) {
            doors.putIfAbsent(
                    "library, " + engine.description(), new ModelDoor(new ModelScorer(bundle.model(), engine)));
        }
        return doors;
    }

    private void askServer(ModelBundle bundle, URI server) throws IOException {
        String name = "server, " + server;
        if (GrpcDoor.handles(server)) {
            try (GrpcDoor door = new GrpcDoor(server, PATIENCE)) {
                ask(bundle, name, door);
            }
        } else {
            ask(bundle, name, new HttpDoor(HttpClient.newHttpClient(), server, PATIENCE));
        }
    }

    private void ask(ModelBundle bundle, String name, Door door) throws IOException {
        Agreement found = Agreement.of(door, bundle.golden());
        say(String.format(
                Locale.ROOT,
                "%-44s %10d %18.1e %12.1e %%",
                name,
                found.candidates(),
                found.difference(),
                100 * Math.expm1(found.ratio())));
        found.require(model, ", by the " + name, Agreement.SAME_ENGINE);
    }

    private void say(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }
}
