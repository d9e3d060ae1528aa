/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.model.bundle.ModelBundle;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.network.NetworkOptions;
import org.entirespace.model.scoring.Agreement;
import org.entirespace.model.scoring.ModelScorer;
import org.entirespace.model.speed.MadeUpModel;
import org.entirespace.model.speed.MadeUpRequests;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.serve.grpc.GrpcDoor;
import org.entirespace.serve.http.HttpDoor;
import org.entirespace.serve.http.TensorDoor;
import org.entirespace.serve.load.Latencies;
import org.entirespace.serve.load.LoadedDoor;
import org.entirespace.serve.load.OpenLoad;
import org.entirespace.serve.load.ReadyRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures serving. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a server on this machine: starts serve in a process of its own, asks it at a fixed rate in each form",
            "that it understands, and prints how long answers took, counted from when a request was due, and what a request",
            "costs the server in processor time. Without MODEL it serves HM3 as in bench train, 15 of 23 fields in common.",
            "The first line is a request that scores nothing, whether the server lives: what asking costs on this machine.",
            "The first answer of each form must be the library's. Then this library and ONNX Runtime, by the exported model, score",
            "the same requests in turns, each on one thread."
        },
        footer = {
            "",
            "Examples:",
            "  entirespace bench serve",
            "  entirespace bench serve work/model --candidates 200 --rate 300 --form tensors"
        })
final class BenchServeCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DIFFERENT_REQUESTS = 20;
    private static final int WARM_REQUESTS = 100; // between two looks at the clock
    private static final double AT_ONCE = 1e9; // requests a second

    /** How a request is sent. */
    enum Form {
        TENSORS,
        GRPC,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(names = "--server-only", description = "Leave the comparison with ONNX Runtime out.")
    private boolean serverOnly;

    private final Terminal terminal;
    private final Clock clock;

    @Parameters(arity = "0..1", paramLabel = "MODEL", description = "A model to serve instead of the one made up.")
    private Path model = Path.of("");

    @Mixin
    private BenchSettings settings = new BenchSettings();

    @Option(
            names = "--candidates",
            split = ",",
            paramLabel = "N",
            description = "Candidates of a request, one figure after the other. Default: 1,500.")
    private List<Integer> candidates = List.of(1, 500);

    @Option(names = "--rate", description = "Requests a second. Default: ${DEFAULT-VALUE}.")
    private double rate = 100;

    @Option(names = "--seconds", description = "How long each is measured. Default: ${DEFAULT-VALUE}.")
    private int seconds = 20;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            description = {
                "How long it is asked before that, two requests at a time and one after the other, since a young JVM is slow",
                "and its compiler takes the processors from whoever asks. Default: ${DEFAULT-VALUE}."
            })
    private double warmUp = 20;

    @Option(names = "--connections", description = "Requests under way at once, at most. Default: ${DEFAULT-VALUE}.")
    private int connections = 8;

    @Option(
            names = "--form",
            split = ",",
            description = {
                "How requests are sent, one form after the other: ${COMPLETION-CANDIDATES}; tensors are binary, over HTTP.",
                "Default: all."
            })
    private List<Form> forms = List.of(Form.values());

    BenchServeCommand(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            Path served = model;
            if (model.toString().isEmpty()) {
                served = folder.path().resolve("bench");
                MadeUpModel.of(settings.options(1), clock.instant().toString()).write(served);
            }
            ModelBundle bundle = ModelBundle.read(served);
            terminal.say("starting a server of " + bundle.manifest().name());
            try (ServerProcess server = ServerProcess.start(served, List.of())) {
                measure(bundle, server);
            }
            if (!serverOnly) {
                compare(bundle, folder.path());
            }
        }
        return ExitCode.OK;
    }

    private void measure(ModelBundle bundle, ServerProcess server) throws IOException, InterruptedException {
        print(String.format(
                Locale.ROOT,
                "%10s %-8s %9s %9s %8s %8s %8s %8s %8s %12s",
                "candidates",
                "form",
                "requests",
                "failures",
                "p50 ms",
                "p90 ms",
                "p99 ms",
                "p99.9 ms",
                "most ms",
                "processor ms"));
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        print(0, "liveness", run(server, List.of(HttpDoor.liveness(client, server.http(), PATIENCE))));
        for (int count : candidates) {
            List<String> bodies = bodies(bundle, count);
            try (GrpcDoor grpc = new GrpcDoor(server.grpc(), PATIENCE)) {
                for (Map.Entry<Form, LoadedDoor> door :
                        doors(bundle, server, client, grpc).entrySet()) {
                    requireSame(bundle, door.getKey(), door.getValue(), bodies.get(0));
                    print(count, door.getKey(), run(server, door.getValue(), bodies));
                }
            }
        }
    }

    private static List<String> bodies(ModelBundle bundle, int count) {
        NetworkOptions network = bundle.manifest().network();
        Set<String> common = network == null ? Set.of() : Set.copyOf(network.requestFields());
        MadeUpRequests made = new MadeUpRequests(bundle.manifest().schema(), common, new SplittableRandom(count));
        return Stream.generate(() -> made.body(count)).limit(DIFFERENT_REQUESTS).toList();
    }

    private void compare(ModelBundle bundle, Path folder) throws IOException {
        TowerEngine engine = TowerLibrary.fastest(Precision.FLOAT32);
        terminal.say("scoring encoded requests on one thread, in turns: this library by " + engine.description());
        try (RuntimeSpeed speed = new RuntimeSpeed(bundle, engine, folder, System::nanoTime)) {
            print(String.format(
                    Locale.ROOT,
                    "%n%10s %20s %24s %8s",
                    "candidates",
                    "this library, rows/s",
                    "ONNX Runtime, rows/s",
                    "ratio"));
            for (int count : candidates) {
                RuntimeSpeed.Result found = speed.run(bodies(bundle, count));
                print(String.format(
                        Locale.ROOT,
                        "%10d %,20.0f %,24.0f %8.2f",
                        count,
                        found.library(),
                        found.runtime(),
                        found.library() / found.runtime()));
            }
        } catch (IllegalArgumentException | LinkageError e) {
            terminal.say("no comparison with ONNX Runtime: " + e.getMessage());
        }
    }

    private Map<Form, LoadedDoor> doors(ModelBundle bundle, ServerProcess server, HttpClient client, GrpcDoor grpc) {
        URI tensors = server.http().resolve("/v2/models/" + bundle.manifest().name());
        Map<Form, LoadedDoor> doors = new LinkedHashMap<>();
        for (Form form : forms) {
            doors.put(
                    form,
                    switch (form) {
                        case TENSORS -> new TensorDoor(client, tensors, PATIENCE);
                        case GRPC -> grpc;
                        case JSON -> new HttpDoor(client, server.http().resolve("/v1/score"), PATIENCE);
                    });
        }
        return doors;
    }

    private static void requireSame(ModelBundle bundle, Form form, LoadedDoor door, String body) throws IOException {
        ModelScorer library = new ModelScorer(bundle.model(), TowerLibrary.fastest(Precision.FLOAT32));
        Agreement found = Agreement.of(door, Agreement.write(library, List.of(body)));
        if (!found.isWithin(Agreement.SAME_ENGINE)) {
            throw new CorruptArtifactException(
                    Path.of(bundle.manifest().name()), "the answer in " + form, "the library's", found.worst());
        }
    }

    /** What was measured. */
    private record Result(Latencies latencies, Duration processor) {}

    private Result run(ServerProcess server, LoadedDoor door, List<String> bodies)
            throws IOException, InterruptedException {
        List<ReadyRequest> ready = new ArrayList<>();
        for (String body : bodies) {
            ready.add(door.prepare(body));
        }
        return run(server, ready);
    }

    private Result run(ServerProcess server, List<ReadyRequest> ready) throws IOException, InterruptedException {
        long warm = System.nanoTime() + (long) (warmUp * 1e9);
        while (System.nanoTime() < warm) {
            new OpenLoad(AT_ONCE, WARM_REQUESTS, 2, System::nanoTime).run(ready);
        }
        Duration before = server.processorTime();
        int requests = Math.max(1, (int) (rate * seconds));
        Latencies latencies = new OpenLoad(rate, requests, connections, System::nanoTime).run(ready);
        return new Result(latencies, server.processorTime().minus(before));
    }

    private void print(int count, Object form, Result result) {
        Latencies found = result.latencies();
        print(String.format(
                Locale.ROOT,
                "%10d %-8s %,9d %,9d %8.2f %8.2f %8.2f %8.2f %8.2f %12.3f",
                count,
                form,
                found.answered(),
                found.failures(),
                found.quantile(0.5) / 1e6,
                found.quantile(0.9) / 1e6,
                found.quantile(0.99) / 1e6,
                found.quantile(0.999) / 1e6,
                found.quantile(1) / 1e6,
                result.processor().toNanos() / 1e6 / (found.answered() + found.failures())));
    }

    private void print(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }
}
