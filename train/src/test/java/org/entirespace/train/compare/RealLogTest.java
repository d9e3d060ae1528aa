/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.entirespace.core.metric.Interval;
import org.entirespace.train.compare.Comparison.Outcome;
import org.entirespace.train.compare.SmallExperiment.Heard;
import org.entirespace.train.experiment.Experiment;
import org.entirespace.train.experiment.ExperimentReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment on a log that begins after the click: graphs of its own, the same samples for all seeds. */
class RealLogTest {

    private static final String RECIPE = """
            name: visits
            sources:
              visits: {format: csv, files: [visits.csv], header: true}
              acts: {format: csv, files: [acts.csv], header: true}
            impressions: {view: visits, key: [visit], time: at, group: person}
            events: {view: acts, key: [visit], time: at, type: act}
            behaviors:
              micro: {events: [look], timing: any}
              cart: {events: [cart], timing: any}
            fields:
              brand: {kind: categorical}
              shelf: {kind: categorical}
            split: {by: [person], validation: 0.2, test: 0.4}
            graph: {behaviors: {micro: {}, cart: {given: micro}}}
            network: {embedding: 2, tower: [4]}
            training: {epochs: 2, batch_size: 128, learning_rate: 1.0e-2, early_stopping: {quantity: cart}}
            """;

    private static final String EXPERIMENT = """
            name: visits
            data: {shop: {recipe: visits.yaml, folder: shop}}
            variants:
              direct: {graph: {behaviors: {cart: {}}}}
              whole: {graph: {behaviors: {micro: {}, cart: {given: micro}}, aliases: {cart: CART, cart|micro: MCR}}}
              links: {graph: {behaviors: {micro: {}, cart: {given: micro}}}, method: {fitting: heads}}
              trees: {graph: {behaviors: {cart: {}}}, method: {learner: trees, fitting: heads, trees: {rounds: 20, min_samples: 10, learning_rate: 0.3}}}
            seeds: [1, 2]
            search: {on: shop, seed: 9, trials: [{epochs: 1}, {epochs: 2}]}
            judging: {bootstrap: 20, confidence: 0.9}
            """;

    private static final FigureKey AUC = new FigureKey("cart", "impression", LabelFigures.AUC);

    @TempDir
    static Path folder;

    private static final Heard HEARD = new Heard();
    private static Outcome outcome = new Outcome(List.of(), List.of(), Map.of(), true);
    private static Summary summary;

    @BeforeAll
    static void runOnce() throws Exception {
        writeLog(folder.resolve("logs").resolve("shop"));
        Files.writeString(folder.resolve("visits.yaml"), RECIPE);
        Experiment experiment = ExperimentReader.read(Files.writeString(folder.resolve("shop.yaml"), EXPERIMENT));
        outcome = new Comparison(
                        experiment,
                        new CompareOptions(folder.resolve("work"), folder.resolve("logs"), 2, 2, "500MB", false),
                        SmallExperiment.CLOCK,
                        System::nanoTime,
                        () -> false,
                        HEARD)
                .run();
        summary = Summary.of(experiment, outcome.runs());
    }

    /** 1,500 visits of 300 people; looking depends on the brand, carting on looking and the shelf. */
    private static void writeLog(Path logs) throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder visits = new StringBuilder("visit,person,at,brand,shelf\n");
        StringBuilder acts = new StringBuilder("visit,at,act\n");
        for (int visit = 0; visit < 1500; visit++) {
            int brand = random.nextInt(5);
            int shelf = random.nextInt(5);
            String at = ",2026-01-01 00:00:00,";
            visits.append(visit)
                    .append(",p")
                    .append(visit / 5)
                    .append(at)
                    .append("b")
                    .append(brand);
            visits.append(",s").append(shelf).append('\n');
            boolean looks = random.nextDouble() < 0.1 + 0.15 * brand;
            if (looks) {
                acts.append(visit).append(",2026-01-01 00:00:10,look\n");
            }
            if (random.nextDouble() < (looks ? 0.2 : 0.02) + 0.05 * shelf) {
                acts.append(visit).append(",2026-01-01 00:00:20,cart\n");
            }
        }
        Files.createDirectories(logs);
        Files.writeString(logs.resolve("visits.csv"), visits);
        Files.writeString(logs.resolve("acts.csv"), acts);
    }

    @Test
    void allRunsAreMadeOnSamplesThatArePreparedOnceForAllSeeds() {
        assertThat(outcome.failed()).isEmpty();
        assertThat(outcome.runs()).hasSize(8);
        assertThat(outcome.trials()).hasSize(8);
        assertThat(HEARD.prepared).containsExactly("the log in shop", "the log in shop");
    }

    @Test
    void everyModelIsComparedInWhatItPredicts() {
        for (String model : List.of("direct", "whole", "links", "trees")) {
            assertThat(summary.entry("shop", model, AUC).orElseThrow().mean())
                    .as(model)
                    .isBetween(0.55, 0.9);
        }
        FigureKey micro = new FigureKey("micro", "impression", LabelFigures.AUC);
        assertThat(summary.entry("shop", "direct", micro)).isEmpty();
        assertThat(summary.entry("shop", "whole", micro).orElseThrow().toBaseline())
                .isEmpty();
    }

    @Test
    void differencesOfResampledFiguresHaveIntervalsAndOthersHaveNone() {
        for (String metric : List.of(LabelFigures.AUC, LabelFigures.GAUC, LabelFigures.LOG_LOSS, LabelFigures.RATIO)) {
            assertThat(interval(metric)).as(metric).isPresent();
        }
        assertThat(interval("f1@0.01")).isEmpty();
        assertThat(interval("normalized_entropy")).isEmpty();
    }

    private static Optional<Interval> interval(String metric) {
        FigureKey key = new FigureKey("cart", "impression", metric);
        return summary.entry("shop", "trees", key)
                .orElseThrow()
                .toBaseline()
                .orElseThrow()
                .interval();
    }

    @Test
    void thePageShowsEveryQuantityUnderTheNameThatAGraphHasForIt() {
        String page = ResultsPage.text(summary, outcome.trials(), Map.of());

        assertThat(page)
                .contains("### CART\n\nJudged on all rows of the test split, ")
                .contains("### p(micro)\n\nJudged on all rows of the test split, ")
                .contains("### MCR\n\nJudged on the rows with micro of the test split, ")
                .contains("| model | AUC | to direct | GAUC | to direct | log loss | to direct | PCOC | to direct |")
                .contains("CART F1 of the top 1 %")
                .contains("has no marks")
                .doesNotContain("undefined | undefined")
                .doesNotContain("not run");
        assertThat(page.lines().filter(line -> line.startsWith("| `direct` | – |")))
                .as("micro and cart given micro, which the direct graph does not predict")
                .hasSize(2);
    }
}
