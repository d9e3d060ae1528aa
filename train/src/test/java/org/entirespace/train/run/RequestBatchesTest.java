/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.data.ProgressListener;
import org.entirespace.data.prepare.Preparation;
import org.entirespace.data.prepare.PrepareListener;
import org.entirespace.data.prepare.PrepareOptions;
import org.entirespace.data.sample.SampleFolder;
import org.entirespace.data.sample.SampleSplit;
import org.entirespace.data.sample.Split;
import org.entirespace.data.world.World;
import org.entirespace.data.world.WorldOptions;
import org.entirespace.model.worker.Workers;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.RecipeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a log to batches, the samples of a request lie together where the recipe names requests. */
class RequestBatchesTest {

    private static final List<String> REQUEST = List.of("user_id", "segment", "age", "hour", "user_clicks_7d");
    private static final int LIST = 10; // impressions of a request in the log

    @TempDir
    Path folder;

    private SampleFolder prepare(String out, String request) throws Exception {
        Path log = folder.resolve("log");
        if (!Files.exists(log)) {
            World.of(WorldOptions.defaults().withSizes(500, 200, 20_000)).write(log, 1, ProgressListener.NONE);
        }
        String text = Files.readString(Path.of("..", "recipes", "quickstart.yaml"))
                .replace("  id: impression_id\n", "  id: impression_id\n" + request);
        Recipe recipe = RecipeReader.read(text);
        Preparation.prepare(
                recipe.log(),
                log,
                folder.resolve(out),
                new PrepareOptions("requests", "500MB", 2, 1),
                SmallWorld.CLOCK,
                PrepareListener.NONE);
        return SampleFolder.open(folder.resolve(out));
    }

    /** The request of each impression, by its id. */
    private Map<Long, String> requests() throws IOException {
        Map<Long, String> requests = new HashMap<>();
        List<String> lines = Files.readAllLines(folder.resolve("log").resolve("impressions.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            requests.put(Long.parseLong(values[0]), values[2]);
        }
        return requests;
    }

    @Test
    void theSamplesOfARequestLieTogetherInFilesAndBatches() throws Exception {
        SampleFolder samples = prepare("together", "  request: [request_id]\n");
        Map<Long, String> requests = requests();
        try (SampleSplit train = samples.open(Split.TRAIN)) {
            long[] ids = train.ids().orElseThrow();
            Set<String> seen = new HashSet<>();
            List<String> order = new ArrayList<>();
            for (int i = 0; i < ids.length; i++) {
                String request = requests.get(ids[i]);
                if (i == 0 || !String.valueOf(requests.get(ids[i - 1])).equals(request)) {
                    assertThat(seen.add(String.valueOf(request)))
                            .as("seen before")
                            .isTrue();
                    order.add(String.valueOf(request));
                }
            }
            assertThat(seen).hasSize(ids.length / LIST);
            List<String> logged = new ArrayList<>(order);
            Collections.sort(logged);
            assertThat(order).as("shuffled").isNotEqualTo(logged);
            BitSet runs = train.runs(REQUEST);
            assertThat(runs.cardinality()).isLessThanOrEqualTo(ids.length / LIST);
            batchesHold(train, ids, requests, runs);
        }
    }

    /** Every batch has whole requests, but for the first and the last of it. */
    private static void batchesHold(SampleSplit train, long[] ids, Map<Long, String> requests, BitSet runs) {
        EpochOrder order = new EpochOrder(train.rows(), 1, runs);
        BatchReader reader = new BatchReader(train, order.of(1), 512, Workers.alone(), () -> 0);
        EpochOrder.Visit visit = order.of(1);
        int[] rows = new int[512];
        while (reader.next()) {
            SampleBatch batch = reader.batch();
            int count = visit.next(rows, rows.length);
            assertThat(batch.size).isEqualTo(count);
            int changes = 0;
            for (int i = 1; i < count; i++) {
                assertThat(batch.group[i] == batch.group[i - 1] || runs.get(rows[i]))
                        .isTrue();
                changes += String.valueOf(requests.get(ids[rows[i]])).equals(requests.get(ids[rows[i - 1]])) ? 0 : 1;
            }
            assertThat(changes).isLessThanOrEqualTo(count / LIST + 1);
        }
        assertThat(reader.position()).isEqualTo(train.rows());
    }

    @Test
    void withoutRequestsTheyAreTakenApart() throws Exception {
        try (SampleSplit train = prepare("apart", "").open(Split.TRAIN)) {
            assertThat(train.runs(REQUEST).cardinality()).isGreaterThan(train.rows() * 9 / 10);
        }
    }
}
