/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.bundle.BundleManifest;
import org.entirespace.model.bundle.GoldenRequest;
import org.entirespace.model.bundle.ScoreReference;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.serve.drift.DriftWatch;
import org.entirespace.serve.drift.ScoreDrift;
import org.jspecify.annotations.Nullable;

/** A version of a model as it is served. Immutable but for the lanes that requests borrow and what is known of its scores; threads share it. */
public final class ServedModel {

    private final String name;
    private final String version;
    private final Path folder;
    private final BundleManifest manifest;
    private final List<GoldenRequest> golden;
    private final List<Quantity> quantities;
    private final Map<String, Integer> numbers; // of quantities, by key and by alias
    private final Map<String, Integer> aliases;
    private final IdleHelp help;
    private final int lanes;
    private final BlockingQueue<ScoringLane> free;
    private final @Nullable ScoreDrift drift;

    ServedModel(String name, String version, Path folder, BundleLoading loading, HolderOptions options, IdleHelp help) {
        this.name = name;
        this.version = version;
        this.folder = folder;
        this.help = help;
        lanes = options.lanes();
        manifest = loading.bundle().manifest();
        golden = loading.bundle().golden();
        quantities = loading.scorer().quantities();
        numbers = new HashMap<>();
        Map<String, Integer> named = new LinkedHashMap<>();
        for (int q = 0; q < quantities.size(); q++) {
            String alias = manifest.graph().aliases().get(quantities.get(q).key());
            if (alias != null && named.putIfAbsent(alias, q) == null) {
                numbers.put(alias, q);
            }
        }
        for (int q = 0; q < quantities.size(); q++) {
            numbers.put(quantities.get(q).key(), q); // where an alias is another quantity's key, the key counts
        }
        aliases = Collections.unmodifiableMap(named);
        ScoreReference reference = loading.bundle().reference();
        DriftWatch watch = options.drift();
        drift = reference == null || watch == null ? null : watch.of(quantities, reference);
        free = new ArrayBlockingQueue<>(lanes);
        for (int l = 0; l < lanes; l++) {
            free.add(loading.scorer().lane(help.workers()));
        }
    }

    /** The model's name. */
    public String name() {
        return name;
    }

    /** Which version of the model this is. */
    public String version() {
        return version;
    }

    /** What the model was made from. */
    public BundleManifest manifest() {
        return manifest;
    }

    /** The fields that a request has. */
    public Schema schema() {
        return manifest.schema();
    }

    /** What is answered, by number. */
    public List<Quantity> quantities() {
        return quantities;
    }

    /** The numbers of the quantities that the graph has a name of its own for, by that name, in the order of quantities. */
    public Map<String, Integer> aliases() {
        return aliases;
    }

    /** The number of a quantity by its key or alias; -1 where there is none. */
    public int quantity(String keyOrAlias) {
        return numbers.getOrDefault(keyOrAlias, -1);
    }

    /** How many requests are being scored just now. */
    public int inUse() {
        return lanes - free.size();
    }

    Path folder() {
        return folder;
    }

    /** Requests with what the model answered when it was written; empty where none were kept. */
    List<GoldenRequest> golden() {
        return golden;
    }

    /** How its scores stand to those when it was written; empty where that is not known, or nobody watches. */
    public Optional<ScoreDrift> drift() {
        return Optional.ofNullable(drift);
    }

    /** Waits for a lane, which {@link #giveBack} returns. */
    ScoringLane borrow() throws InterruptedException {
        return free.take();
    }

    /** Scores the rows of a lane that was borrowed. */
    void score(ScoringLane lane) throws IllegalRequestException {
        help.enter();
        try {
            lane.score();
        } finally {
            help.leave();
        }
    }

    void giveBack(ScoringLane lane) {
        free.add(lane);
    }

    @Override
    public String toString() {
        return name + " version " + version;
    }
}
