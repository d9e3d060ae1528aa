/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.entirespace.model.engine.TowerLibrary;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.tower.Precision;
import org.entirespace.model.tower.TowerEngine;
import org.entirespace.serve.grpc.GrpcServer;
import org.entirespace.serve.holder.HolderOptions;
import org.entirespace.serve.holder.ModelFolders;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.holder.ModelRefusedException;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.http.HttpServer;
import org.entirespace.serve.metrics.ServingMetrics;
import org.entirespace.serve.room.Listening;
import org.entirespace.serve.room.ServingRoom;
import org.entirespace.serve.shadow.Shadows;
import org.entirespace.serve.traffic.Traffic;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Serves models over HTTP and gRPC. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Serves models over HTTP until it is told to stop (Ctrl-C or SIGTERM): every probability of each candidate at",
            "/v1/score, the Open Inference Protocol at /v2, metrics at /metrics. With --grpc-port that protocol over gRPC too."
        },
        footer = {
            "",
            "Examples:",
            "  entirespace serve work/model",
            "  entirespace serve work/model --grpc-port 8081",
            "  entirespace serve models --host 0.0.0.0 --admin-token-file token",
            "  entirespace serve models --split checkout=hm3:90,esmm:10@user_id --shadow hm3=esmm:0.1",
            "  curl -d '{\"candidates\": [{\"item_id\": \"i7\"}]}' http://127.0.0.1:8080/v1/score",
            "  curl -X POST -H \"Authorization: Bearer $(cat token)\" http://127.0.0.1:8080/v2/repository/models/shop/load"
        })
final class ServeCommand implements Callable<Integer> {

    private static final int POLL_MILLIS = 50;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..*",
            description = {
                "Models: a bundle, or a folder of models, where MODEL/ is a bundle or has bundles MODEL/VERSION/. A bundle is a",
                "folder, or a zip file of it.",
                "Default: work/model."
            })
    private List<Path> folders = new ArrayList<>();

    @Mixin
    private ServeSettings settings = new ServeSettings();

    @Mixin
    private DriftSettings drift = new DriftSettings();

    @Mixin
    private TrafficSettings traffic = new TrafficSettings();

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        ServerLogs.silence();
        ServingMetrics metrics = new ServingMetrics();
        ServeVoice voice = new ServeVoice(terminal, metrics);
        TowerEngine engine = TowerLibrary.fastest(Precision.FLOAT32);
        ModelHolder holder = new ModelHolder(
                ModelFolders.of(folders.isEmpty() ? List.of(Path.of("work", "model")) : folders),
                folder -> BundleLoading.load(folder, engine),
                new HolderOptions(settings.workers() + traffic.extraLanes(), settings.versions(), drift.watch()),
                voice.ofModels());
        Shadows shadows = new Shadows(holder, traffic.shadows(), metrics.ofShadows());
        Traffic all = traffic.of(holder, metrics.ofSplits(), shadows);
        load(holder);
        traffic.missing(holder).forEach(line -> terminal.say("entirespace: " + line));
        ServingRoom.Ears ears = new ServingRoom.Ears(voice.ofAnswers(), voice.ofQueue());
        try (shadows;
                ServingRoom room = new ServingRoom(settings.options(), all, ears, System::nanoTime)) {
            metrics.watchQueue(room::waiting);
            shadows.watchCapacity(room::isIdle);
            open(room, metrics);
        }
        return ExitCode.OK;
    }

    private void open(ServingRoom room, ServingMetrics metrics) throws IOException {
        Optional<Listening> grpc = settings.grpc();
        try (HttpServer http = new HttpServer(settings.http(), room, metrics::text);
                GrpcServer second = grpc.isPresent() ? new GrpcServer(grpc.get(), room) : null) {
            http.start();
            String addresses = settings.address("http", http.port());
            if (second != null) {
                second.start();
                addresses += " and " + settings.address("grpc", second.port());
            }
            serve(room, addresses);
        }
    }

    private void load(ModelHolder holder) throws IOException, InterruptedException {
        for (String model : holder.names()) {
            try {
                holder.load(model);
            } catch (ModelRefusedException e) {
                terminal.say("entirespace: " + e.getMessage());
            } catch (UnknownModelException e) {
                terminal.say("entirespace: " + e.getMessage()); // an empty folder, which is no model yet
            }
        }
        if (holder.served().isEmpty()) {
            throw new IllegalArgumentException("no model could be loaded; expected a bundle as train writes it,"
                    + " or a folder of models MODEL/VERSION/");
        }
    }

    private void serve(ServingRoom room, String addresses) {
        try (Interruption interruption = new Interruption(terminal, "stopping: requests under way are answered")) {
            terminal.say("serving "
                    + room.holder().served().stream().map(ServedModel::toString).collect(Collectors.joining(", "))
                    + " at " + addresses);
            try {
                while (!interruption.requested()) {
                    Thread.sleep(POLL_MILLIS);
                }
            } catch (InterruptedException e) {
                terminal.say("stopping: requests under way are answered");
            }
            if (room.stop()) {
                interruption.endIfRequested(ExitCode.OK);
            } else {
                terminal.say("entirespace: some requests were not answered in time");
            }
        }
    }
}
