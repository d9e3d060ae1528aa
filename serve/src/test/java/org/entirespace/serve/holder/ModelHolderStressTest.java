/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.serve.TinyModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests, loads and unloads all at once: every answer is that of the version that the lease tells, and nothing gets lost. */
class ModelHolderStressTest {

    private static final int ROUNDS = Integer.getInteger("test.rounds", 100); // of each thread that changes something

    @TempDir
    Path root;

    private final Map<String, Double> answers = new HashMap<>(); // by content: the manifest's seal
    private final AtomicInteger loading = new AtomicInteger();
    private final AtomicInteger anomalies = new AtomicInteger();
    private final Set<ServedModel> live = ConcurrentHashMap.newKeySet();

    private final HolderListener listener = new HolderListener() {
        @Override
        public void loaded(ServedModel model) {
            if (!live.add(model)) {
                anomalies.incrementAndGet();
            }
        }

        @Override
        public void unloaded(ServedModel model) {
            if (!live.remove(model)) {
                anomalies.incrementAndGet();
            }
        }
    };

    private BundleLoading loadAlone(Path folder) throws java.io.IOException {
        if (loading.incrementAndGet() > 1) {
            anomalies.incrementAndGet(); // two loads of one model at a time
        }
        try {
            return BundleLoading.load(folder, TinyModels.ENGINE);
        } finally {
            loading.decrementAndGet();
        }
    }

    private ModelHolder holder(int contents) throws Exception {
        for (int content = 0; content < contents; content++) {
            TinyModels.write(root.resolve("content-" + content), "shop", content);
        }
        for (int content = 0; content < contents; content++) {
            Path folder = root.resolve("content-" + content);
            ModelHolder alone = new ModelHolder(
                    ModelFolders.of(List.of(folder)), this::loadAlone, new HolderOptions(1, 1), HolderListener.NONE);
            String seal = alone.load("shop").get(0).manifest().seal();
            try (Lease lease = alone.lease("shop")) {
                answers.put(seal, answer(lease));
            }
        }
        assertThat(answers.values()).doesNotHaveDuplicates();
        Path models = Files.createDirectories(root.resolve("models").resolve("shop"));
        Files.createSymbolicLink(models.resolve("1"), root.resolve("content-0"));
        return new ModelHolder(
                ModelFolders.of(List.of(root.resolve("models"))), this::loadAlone, new HolderOptions(2, 2), listener);
    }

    private static double answer(Lease lease) throws Exception {
        lease.lane().rows().begin();
        lease.lane().rows().add();
        lease.lane().score();
        return lease.lane().probability(0, 0);
    }

    /** Makes other versions appear and go. */
    private void publish(SplittableRandom random, int contents) throws Exception {
        Path models = root.resolve("models").resolve("shop");
        Path link = models.resolve(String.valueOf(2 + random.nextInt(4)));
        synchronized (this) {
            Files.deleteIfExists(link);
            if (random.nextBoolean()) {
                Files.createSymbolicLink(link, root.resolve("content-" + random.nextInt(contents)));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void requestsLoadsAndUnloadsDoNotDisturbEachOther(long seed) throws Exception {
        int contents = 5;
        ModelHolder holder = holder(contents);
        AtomicInteger answered = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> changing = new ArrayList<>();
            List<Future<?>> asking = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                SplittableRandom random = new SplittableRandom(seed * 100 + t);
                changing.add(threads.submit(() -> change(holder, random, contents)));
                asking.add(threads.submit(() -> ask(holder, over, answered)));
            }
            for (Future<?> one : changing) {
                one.get();
            }
            over.set(true);
            for (Future<?> one : asking) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(anomalies).hasValue(0);
        assertThat(answered.get()).isPositive();
        assertThat(live).containsExactlyInAnyOrderElementsOf(holder.served());
        assertThat(live).allMatch(model -> model.inUse() == 0);
    }

    private Void change(ModelHolder holder, SplittableRandom random, int contents) throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            switch (random.nextInt(8)) {
                case 0 -> {
                    try {
                        holder.unload("shop");
                    } catch (UnknownModelException e) {
                        // another thread did it before
                    }
                }
                case 1, 2, 3 -> publish(random, contents);
                default -> {
                    try {
                        holder.load("shop");
                    } catch (ModelRefusedException e) {
                        // its folder went while it was read
                    }
                }
            }
        }
        return null;
    }

    private Void ask(ModelHolder holder, AtomicBoolean over, AtomicInteger answered) throws Exception {
        while (!over.get()) {
            try (Lease lease = holder.lease("shop")) {
                double expected = answers.getOrDefault(lease.model().manifest().seal(), Double.NaN);
                if (answer(lease) != expected) {
                    anomalies.incrementAndGet();
                }
                answered.incrementAndGet();
            } catch (UnknownModelException e) {
                Thread.onSpinWait(); // unloaded just now
            }
        }
        return null;
    }

    @Test
    void nobodyWaitsForAModelWhileItIsReplaced() throws Exception {
        ModelHolder holder = holder(2);
        holder.load("shop");
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Boolean> asking = threads.submit(() -> {
                while (!over.get()) {
                    try (Lease lease = holder.lease("shop")) {
                        answer(lease);
                        answered.incrementAndGet();
                    } catch (UnknownModelException e) {
                        return false;
                    }
                }
                return true;
            });
            Path link = root.resolve("models").resolve("shop").resolve("2");
            for (int i = 0; i < 25; i++) {
                Files.createSymbolicLink(link, root.resolve("content-1"));
                holder.load("shop");
                Files.delete(link);
                holder.load("shop");
            }
            over.set(true);
            assertThat(asking.get()).as("every request found a version").isTrue();
        } finally {
            threads.shutdownNow();
        }
        assertThat(answered.get()).isPositive();
    }

    @Test
    void whatIsUnloadedIsHeldByNobody() throws Exception {
        ModelHolder holder = holder(1);
        WeakReference<ServedModel> unloaded = loadedAndUnloaded(holder);
        for (int i = 0; i < 200 && unloaded.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(unloaded.get()).isNull();
        assertThat(holder.load("shop")).hasSize(1);
    }

    private WeakReference<ServedModel> loadedAndUnloaded(ModelHolder holder) throws Exception {
        ServedModel model = holder.load("shop").get(0);
        try (Lease lease = holder.lease("shop")) {
            answer(lease);
        }
        holder.unload("shop");
        return new WeakReference<>(model);
    }
}
