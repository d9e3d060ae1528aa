/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.List;

/** Two recipes that differ in every key: one says as little as it may, the other as much as it can. */
final class OptionRecipes {

    static final String LEAST = """
            name: least
            sources:
              log: {format: json, files: [log.json]}
            impressions: {view: log, key: [item], time: at}
            events: {view: log, key: [item], time: at, type: action}
            behaviors:
              click: {events: [click]}
              purchase: {events: [buy]}
              either: {events: [tip]}
              anywhere: {events: [tip], window: 1d}
            fields:
              item: {kind: categorical}
              tags: {kind: bag}
              price: {kind: numeric}
            split: {test_from: 2026-01-09}
            model: esmm
            """;

    static final String MOST = """
            name: most
            sources:
              log: {format: csv, files: [a.csv], columns: {at: BIGINT}, delimiter: ";", header: true}
            views:
              rows: SELECT * FROM log
              acts: SELECT * FROM log WHERE action <> 'show'
            impressions:
              {view: rows, key: [session], time: t, time_unit: millis, sequence: step, repeats: first, group: user, id: number,
               request: [visit, t]}
            events: {view: acts, key: [visit], time: t, time_unit: millis, sequence: step, type: sort}
            behaviors:
              click: {events: [tap]}
              cart: {events: [cart]}
              purchase: {events: [order], follows: click, window: 7d, timing: any, credit: first, until: cart}
              anywhere: {events: [tip], key: [user], window: 1d, credit: every}
              either: {any_of: [click, cart]}
            history:
              clicks: {events: [tap], by: [user], window: 7d}
            fields:
              item: {kind: bag, column: sku, encoding: vocabulary, min_count: 2, max_size: 100, pooling: sum}
              tags: {kind: categorical, encoding: hash, buckets: 10}
              topics: {kind: bag, encoding: hash, buckets: 10}
              price: {kind: numeric, encoding: buckets, buckets: 8}
            split: {time: t, validation_from: 2026-01-07, test_from: 2026-01-08, by: [user], validation: 0.1, test: 0.2}
            quality: {max_rejected_share: 0.01, observed_until: 2026-01-10}
            graph:
              name: mine
              behaviors:
                click: {}
                order: {requires: click}
                cart: {requires: click, given: order}
              aliases: {order|click: CVR}
              labels: {order: purchase}
            method:
              fitting: heads
              positive_weight: 2
              missing_share: 0.2
              propensity_floor: 0.1
              risk_weight: 0.5
              joint_weight: 0.25
              complement_weight: 0.01
              embeddings: shared
              sharing: {kind: ple, experts: 2, own_experts: 3, levels: 2, widths: [32]}
              constraint: {kind: projection, first: order|click, second: click, strength: 0.5}
              weighting: {kind: gradnorm, learning_rate: 0.02, restoring: 0.5}
              ratios: true
            network:
              embedding: 8
              embeddings: {item: 32}
              shared_embeddings: {topics: tags}
              embedding_precision: float16
              tower: [64]
              request_fields: [item]
              activation: prelu
              normalization: layer
              dropout: 0.1
              init_from_base_rates: false
            training:
              epochs: 7
              batch_size: 512
              learning_rate: 0.01
              embedding_learning_rate: 0.02
              embedding_optimizer: {kind: ftrl, beta: 2, l1: 0.1, l2: 0.2, admit_after: 3, evict_after: 500}
              precision: float32
              seed: 42
              threads: 77
              slices: 8
              weights: {order: 2}
              early_stopping: {metric: ne, quantity: order|click, patience: 3}
              collapse: {action: stop, drift: 3}
            evaluation: {quantities: [order], bootstrap: 50, confidence: 0.9, calibration_bins: 20}
            """;

    /** What needs plain towers. */
    static final String FAST = LEAST + "training: {precision: bfloat16}\n";

    /** What needs a graph whose behaviours all require one, and a fitting that counts no impressions. */
    static final String SAMPLED = LEAST.replace(
            "split: {test_from: 2026-01-09}",
            "split: {test_from: 2026-01-09, negative_sampling: {behavior: click, rate: 0.1}}");

    /** What goes with nothing shared. */
    static final String ALONE = LEAST + "method: {embeddings: separate}\n";

    /** What goes with trees alone. */
    static final String GROWN = LEAST + """
            method:
              learner: trees
              fitting: heads
              trees:
                rounds: 7
                depth: 3
                learning_rate: 0.2
                min_samples: 5
                row_share: 0.5
                column_share: 0.4
                patience: 2
            """;

    /** What is the same in both recipes because there is nothing else to choose. */
    static final List<String> WITHOUT_CHOICE = List.of();

    private OptionRecipes() {}
}
