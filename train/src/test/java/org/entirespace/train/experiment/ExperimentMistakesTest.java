/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entirespace.train.document.Mistake.mistake;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entirespace.train.document.Mistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentMistakesTest {

    @TempDir
    private static Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsPlaceAndNoOther(Mistake mistake) {
        BaseExperiment.in(folder).check(mistake);
    }

    @Test
    void theBaseHasNoMistake() {
        assertThat(BaseExperiment.in(folder).problems(BaseExperiment.TEXT)).isEmpty();
    }

    /** What is replaced in the base experiment, by what, and all that is said about it. */
    static Stream<Mistake> mistakes() {
        return Stream.of(text(), world(), data(), sweep(), models(), search(), slices(), online())
                .flatMap(part -> part);
    }

    private static Stream<Mistake> text() {
        return Stream.of(
                mistake(
                        "name: papers",
                        "name: a b",
                        "1:7: name: found 'a b', expected a name: letters, digits, '_', '-' and '.'"),
                mistake("name: papers\n", "", "1:1: name: missing; Name of the experiment"),
                mistake(
                        "question: Do",
                        "question: |\n  Do\n  ",
                        "2:11: question: found 'Do  the models order as their papers say…', expected one line of text"),
                mistake(
                        "judging: {bootstrap: 100, slices: [age]}",
                        "judging: {bootstrap: -1, confidence: 95}",
                        "18:22: judging.bootstrap: found -1, expected at least 0",
                        "18:38: judging.confidence: found 95, expected less than 1"),
                mistake(
                        "judging: {bootstrap: 100, slices: [age]}",
                        "judgement: {bootstrap: 100, slices: [age]}",
                        "18:1: judgement: unknown key; known are name, question, recipe, world, data, sweep, models, variants, baseline, seeds, search, online, judging"),
                mistake(
                        "judging: {bootstrap: 100, slices: [age]}",
                        "judging: *a",
                        "18:10: judging: found alias *a, expected a value; write the value out; experiments have no aliases"),
                mistake("seeds: [1, 2, 3]", "seeds: []", "13:8: seeds: found 0 entries, expected at least 1"),
                mistake(
                        "seeds: [1, 2, 3]",
                        "seeds: [1, 1, -3, 2.0]",
                        "13:12: seeds[1]: found '1' twice",
                        "13:15: seeds[2]: found -3, expected at least 0",
                        "13:19: seeds[3]: found number 2.0, expected a whole number"),
                mistake("seeds: [1, 2, 3]", "seeds: 3", "13:8: seeds: found number 3, expected a list"));
    }

    private static Stream<Mistake> world() {
        return Stream.of(
                mistake(
                        "users: 2000",
                        "users: 0, items: 9, days: 0",
                        "4:16: world.users: found 0, expected at least 1",
                        "4:26: world.items: found 9, expected at least 10",
                        "4:35: world.days: found 0, expected at least 1"),
                mistake("users: 2000", "user: 2000", "4:9: world.user: unknown key; did you mean 'users'?"),
                mistake("users: 2000", "seed: 3", "4:9: world.seed: unknown key; did you mean 'search.seed'?"),
                mistake(
                        "rates: raised",
                        "rates: razed",
                        "4:49: world.rates: found 'razed', expected one of hm3, jd, raised"),
                mistake(
                        "follow_up: 2d",
                        "follow_up: two days",
                        "4:68: world.follow_up: found 'two days', expected a whole number and a unit, such as 90s, 30m, 12h, 7d or 2w"),
                mistake(
                        "follow_up: 2d",
                        "follow_up: 9999999999w",
                        "4:68: world.follow_up: found '9999999999w', expected at most a hundred years"),
                mistake(
                        "selection: 1.5",
                        "selektion: 1.5",
                        "4:80: world.dials.selektion: unknown key; did you mean 'selection'?"),
                mistake(
                        "selection: 1.5",
                        "selection: 2.5",
                        "4:91: world.dials.selection: found 2.5, expected at most 2"),
                mistake(
                        "selection: 1.5",
                        "selection: high",
                        "4:91: world.dials.selection: found text 'high', expected a number"));
    }

    private static Stream<Mistake> data() {
        return Stream.of(
                mistake(
                        "small: {impressions: 10000, dials: {drift: 0.5}}",
                        "small: {impresions: 1, dials: {drift: 3}}",
                        "6:11: data.small.impresions: unknown key; did you mean 'impressions'?",
                        "6:41: data.small.dials.drift: found 3, expected at most 2"),
                mistake(
                        "impressions: 10000",
                        "follow_up: 9999999999w",
                        "6:22: data.small.follow_up: found '9999999999w', expected at most a hundred years"),
                mistake(
                        "train_share: 0.1",
                        "train_share: 0",
                        "7:24: data.tenth.train_share: found 0, expected more than 0"),
                mistake(
                        "train_share: 0.1",
                        "train_share: 1.1",
                        "7:24: data.tenth.train_share: found 1.1, expected at most 1"),
                mistake(
                        "  tenth:",
                        "  Tenth:",
                        "7:3: data.Tenth: found 'Tenth', expected a name: at most 64 lower-case letters, digits, '-' and '.', a letter or digit first and last"),
                mistake(
                        "  tenth:",
                        "  ../tenth:",
                        "7:3: data.../tenth: found '../tenth', expected a name: at most 64 lower-case letters, digits, '-' and '.', a letter or digit first and last"),
                mistake(
                        "  tenth: {train_share: 0.1}",
                        "  tenth:",
                        "7:3: data.tenth: found no value, expected keys with values; write {} for an empty one, or remove the key"),
                mistake("  tenth:", "  small:", "7:3: data.small: given twice; first on line 6"),
                mistake(
                        "folder: logs/shop",
                        "users: 3, dials: {}",
                        "8:3: data.shop.folder: missing; a real log has a recipe of its own and a folder",
                        "8:29: data.shop.users: does not go with a real log; remove it, or 'recipe' and 'folder'",
                        "8:39: data.shop.dials: does not go with a real log; remove it, or 'recipe' and 'folder'"),
                mistake(
                        "recipe: shop.yaml, folder",
                        "folder",
                        "8:3: data.shop.recipe: missing; a real log has a recipe of its own and a folder"),
                mistake(
                        "folder: logs/shop",
                        "folder: ../shop",
                        "8:37: data.shop.folder: found '../shop', expected a path within the folder of logs; that folder is given when the experiment is run"),
                mistake(
                        "folder: logs/shop",
                        "folder: /logs",
                        "8:37: data.shop.folder: found '/logs', expected a path within the folder of logs; that folder is given when the experiment is run"),
                mistake("recipe: world.yaml\n", "", "1:1: recipe: missing; it says how the log of a world is read"),
                mistake(
                        "recipe: world.yaml",
                        "recipe: word.yaml",
                        "3:9: recipe: no file 'word.yaml'; the path is relative to the experiment's file"),
                mistake("recipe: world.yaml", "recipe: .", "3:9: recipe: '.' cannot be read: Is a directory"),
                mistake(
                        "recipe: shop.yaml",
                        "recipe: broken.yaml",
                        "8:18: data.shop.recipe: broken.yaml:6:24: fields.brand.kind: found 'category', expected one of categorical, bag, numeric",
                        "8:18: data.shop.recipe: broken.yaml:8:8: model: found 'esm', expected one of esmm, esmm-ns, esm2, esm2-mi, hm3, hm3-r, esmc, esms, esmg, chain, dnn, dnn-os, division, unbias, aman, gbdt, shared-bottom, mmoe, ple, aitm, escm2-ips, escm2-dr, dcmt; did you mean 'esm2'?"),
                mistake(
                        "  small: {impressions: 10000, dials: {drift: 0.5}}\n  tenth: {train_share: 0.1}\n  shop: {recipe: shop.yaml, folder: logs/shop}",
                        "  small: {recipe: shop.yaml, folder: logs/shop}",
                        "3:1: recipe: has no effect where every data set is a real log; remove it",
                        "4:1: world: has no effect where every data set is a real log; remove it"));
    }

    private static Stream<Mistake> sweep() {
        return Stream.of(
                sweep(
                        "dials: [selection], values: [0, 1]",
                        "8:3: data.shop: a real log has no dials to sweep; remove it, or the sweep",
                        "16:7: search.on: unknown data set 'small'; known are small@0, small@1, tenth@0, tenth@1"),
                sweep(
                        "dials: [selektion], values: [0, 1]",
                        "8:3: data.shop: a real log has no dials to sweep; remove it, or the sweep",
                        "9:17: sweep.dials[0]: found 'selektion', expected one of selection, micro_informativeness, macro_informativeness, confusion, purchase_delay, position_bias, label_noise, cold_items, drift, visit_pages, policy_skill; did you mean 'selection'?",
                        "16:7: search.on: unknown data set 'small'; known are small@0, small@1, tenth@0, tenth@1"),
                sweep(
                        "dials: [selection], values: []",
                        "8:3: data.shop: a real log has no dials to sweep; remove it, or the sweep",
                        "9:37: sweep.values: found 0 entries, expected at least 1"),
                sweep(
                        "dials: [selection]",
                        "8:3: data.shop: a real log has no dials to sweep; remove it, or the sweep",
                        "9:1: sweep.values: missing; Their values, in the range of each"),
                sweep(
                        "dials: [selection], values: [0, 2.5, -1, x]",
                        "8:3: data.shop: a real log has no dials to sweep; remove it, or the sweep",
                        "9:41: sweep.values[1]: found 2.5, expected 0 to 2 for selection",
                        "9:46: sweep.values[2]: found -1, expected 0 to 2 for selection",
                        "9:50: sweep.values[3]: found text 'x', expected a number",
                        "16:7: search.on: unknown data set 'small'; known are small@0, small@2.5, small@-1, tenth@0, tenth@2.5, tenth@-1"),
                sweep(
                        "dials: [selection], values: [1, 1.0]",
                        "8:3: data.shop: a real log has no dials to sweep; remove it, or the sweep",
                        "9:41: sweep.values[1]: found '1.0' twice",
                        "16:7: search.on: unknown data set 'small'; known are small@1, tenth@1"),
                sweep(
                        "dials: [drift], values: [1]",
                        "6:39: data.small.dials.drift: has no effect beside a sweep of the same dial; remove it",
                        "8:3: data.shop: a real log has no dials to sweep; remove it, or the sweep",
                        "16:7: search.on: unknown data set 'small'; known are small@1, tenth@1"));
    }

    private static Mistake sweep(String keys, String... problems) {
        return mistake("models: [dnn", "sweep: {" + keys + "}\nmodels: [dnn", problems);
    }

    private static Stream<Mistake> models() {
        return Stream.of(
                mistake(
                        "models: [dnn, esmm",
                        "models: [dnn, esm",
                        "9:15: models[1]: found 'esm', expected one of esmm, esmm-ns, esm2, esm2-mi, hm3, hm3-r, esmc, esms, esmg, chain, dnn, dnn-os, division, unbias, aman, gbdt, shared-bottom, mmoe, ple, aitm, escm2-ips, escm2-dr, dcmt; did you mean 'esm2'?"),
                mistake("models: [dnn, esmm", "models: [dnn, dnn, esmm", "9:15: models[1]: found 'dnn' twice"),
                mistake(
                        "models: [dnn, esmm, esmc]",
                        "models: []",
                        "12:11: baseline: unknown model 'esmm'; known are esm2-conditional",
                        "17:56: search.trials[1].constraint_strength: has no effect where no model ties towers; remove it"),
                mistake(
                        "  esm2-conditional:",
                        "  esmm:",
                        "11:3: variants.esmm: the name is that of a model; give it another name"),
                mistake(
                        "  esm2-conditional:",
                        "  ESM2:",
                        "11:3: variants.ESM2: found 'ESM2', expected a name: at most 64 lower-case letters, digits, '-' and '.', a letter or digit first and last"),
                mistake(
                        "{model: esm2, ",
                        "{model: esm3, ",
                        "11:29: variants.esm2-conditional.model: found 'esm3', expected one of esmm, esmm-ns, esm2, esm2-mi, hm3, hm3-r, esmc, esms, esmg, chain, dnn, dnn-os, division, unbias, aman, gbdt, shared-bottom, mmoe, ple, aitm, escm2-ips, escm2-dr, dcmt; did you mean 'esm2'?"),
                mistake(
                        "{model: esm2, method: {fitting: conditional}}",
                        "{model: esm2}",
                        "11:3: variants.esm2-conditional.method: missing; it says what differs from the model's method"),
                mistake(
                        "{model: esm2, ",
                        "{",
                        "11:3: variants.esm2-conditional: neither a model nor a graph; write model: hm3, or declare graph.behaviors"),
                mistake(
                        "fitting: conditional",
                        "fitting: doubly_robust",
                        "11:44: variants.esm2-conditional.method.fitting: the graph has heads [click, action|click, purchase|click,action, purchase|click,!action]; expected one behavior and another one that requires it, such as click and purchase|click; entire_space goes with every graph"),
                mistake(
                        "fitting: conditional",
                        "fiting: conditional, risk_weight: -1",
                        "11:44: variants.esm2-conditional.method.fiting: unknown key; did you mean 'fitting'?",
                        "11:78: variants.esm2-conditional.method.risk_weight: found -1, expected at least 0"),
                mistake(
                        "fitting: conditional",
                        "sharing: {kind: mmoe, experts: 0}",
                        "11:75: variants.esm2-conditional.method.sharing.experts: found 0, expected at least 1"),
                mistake(
                        "method: {fitting: conditional}",
                        "precision: bfloat8",
                        "11:46: variants.esm2-conditional.precision: found 'bfloat8', expected one of float32, bfloat16; did you mean 'bfloat16'?"),
                mistake(
                        "method: {fitting: conditional}",
                        "precision: bfloat16, method: {sharing: {kind: mmoe}}",
                        "11:46: variants.esm2-conditional.precision: bfloat16 is for rectified towers that share nothing but embeddings; remove it"),
                mistake(
                        "method: {fitting: conditional}",
                        "precision: bfloat16}\n  other: {model: mmoe, precision: bfloat16",
                        "12:35: variants.other.precision: bfloat16 is for rectified towers that share nothing but embeddings; remove it"),
                mistake(
                        "baseline: esmm",
                        "baseline: esmn",
                        "12:11: baseline: unknown model 'esmn'; did you mean 'esmc'?"),
                mistake(
                        "recipe: shop.yaml",
                        "recipe: clicks.yaml",
                        "9:21: models[2]: clicks.yaml: model 'esmc' needs labels of 'action'; the recipe declares [click, purchase]",
                        "11:29: variants.esm2-conditional.model: clicks.yaml: model 'esm2' needs labels of 'action'; the recipe declares [click, purchase]",
                        "18:36: judging.slices[0]: clicks.yaml: no field 'age'; known are brand"));
    }

    private static Stream<Mistake> search() {
        return Stream.of(
                mistake("on: small", "on: smal", "15:7: search.on: unknown data set 'smal'; did you mean 'small'?"),
                mistake(
                        "  on: small\n",
                        "",
                        "14:1: search.on: missing; Data set that the trials run on; with a sweep NAME@VALUE"),
                mistake(
                        "seed: 100",
                        "seed: 2",
                        "16:9: search.seed: found 2, which is among the seeds; search with a seed of its own"),
                mistake(
                        "[{learning_rate: 5.0e-4}, ",
                        "[{learning_rate: 0, epochs: 0}, {}, {}, ",
                        "17:28: search.trials[0].learning_rate: found 0, expected more than 0",
                        "17:39: search.trials[0].epochs: found 0, expected at least 1",
                        "17:47: search.trials[2]: the same trial for the second time; remove it"),
                mistake(
                        "[{learning_rate: 5.0e-4}, ",
                        "[{dropout: 0.5}, ",
                        "17:13: search.trials[0].dropout: unknown key; known are learning_rate, embedding_learning_rate, batch_size, epochs, constraint_strength, trees_depth"),
                mistake(
                        "[{learning_rate: 5.0e-4}, {batch_size: 2048, constraint_strength: 0.5}]",
                        "[]",
                        "17:11: search.trials: found 0 entries, expected at least 1"),
                mistake(
                        "[{learning_rate: 5.0e-4}, ",
                        "[{epochs: 1}, {epochs: 2}, {epochs: 3}, {epochs: 4}, {epochs: 5}, {epochs: 6}, {epochs: 7}, {epochs: 8}, ",
                        "17:11: search.trials: found 9 entries, expected at most 8"),
                mistake(
                        "batch_size: 2048",
                        "batch_size: 3",
                        "17:50: search.trials[1].batch_size: shop.yaml: a batch of 3 cannot be cut into 4 slices",
                        "17:50: search.trials[1].batch_size: world.yaml: a batch of 3 cannot be cut into 4 slices"),
                mistake(
                        "esmm, esmc]",
                        "esmm]",
                        "17:56: search.trials[1].constraint_strength: has no effect where no model ties towers; remove it"));
    }

    private static Stream<Mistake> slices() {
        return Stream.of(
                slices("[agee]", "18:20: judging.slices[0]: %s: no field 'agee'; did you mean 'age'?"),
                slices(
                        "[user_id]",
                        "18:20: judging.slices[0]: %s: field 'user_id' has too many values to slice by; slice by a number in buckets, or by a category with a vocabulary"),
                slices(
                        "[tags]",
                        "18:20: judging.slices[0]: %s: field 'tags' has too many values to slice by; slice by a number in buckets, or by a category with a vocabulary"),
                mistake(
                        "{bootstrap: 100, slices: [age]}",
                        "{slices: [age, age]}",
                        "18:25: judging.slices[1]: found 'age' twice"));
    }

    /** What is wrong with both recipes. */
    private static Mistake slices(String names, String problem) {
        return mistake(
                "{bootstrap: 100, slices: [age]}",
                "{slices: " + names + "}",
                String.format(problem, "shop.yaml"),
                String.format(problem, "world.yaml"));
    }

    private static Stream<Mistake> online() {
        return Stream.of(
                mistake(
                        "judging: {bootstrap: 100, slices: [age]}",
                        "online: {}",
                        "8:3: data.shop: nobody knows what users of a real log would have done; remove it, or the online test"),
                mistake(
                        "judging: {bootstrap: 100, slices: [age]}",
                        "online: yes please",
                        "18:9: online: found text 'yes please', expected keys with values"));
    }

    @ParameterizedTest
    @MethodSource("onlineMistakes")
    void mistakesOfAnOnlineTestAreToldWithTheirPlaces(String keys, List<String> told) {
        assertThat(BaseExperiment.in(folder).problems(BaseExperiment.LEAST + keys))
                .containsExactlyElementsOf(told);
    }

    static Stream<Arguments> onlineMistakes() {
        return Stream.of(
                arguments("online: {candidates: 10}", List.of()),
                arguments(
                        "online: {users: 0, requests: 1.5, candidates: 1001}",
                        List.of(
                                "5:17: online.users: found 0, expected at least 1",
                                "5:30: online.requests: found number 1.5, expected a whole number",
                                "5:47: online.candidates: found 1001, expected at most 1000")),
                arguments(
                        "online: {rank_by: macro}",
                        List.of(
                                "5:19: online.rank_by: found 'macro', expected one of purchase, click, purchase|click, revenue")),
                arguments(
                        "online: {place: 1}",
                        List.of(
                                "5:10: online.place: unknown key; known are users, requests, candidates, shown, rank_by")),
                arguments(
                        "online: {shown: 31}",
                        List.of("5:17: online.shown: shows 31 items of 30 candidates; show fewer")),
                arguments(
                        "online: {candidates: 9}",
                        List.of("5:22: online.candidates: shows 10 items of 9 candidates; show fewer")),
                arguments(
                        "online: {candidates: 50}\ndata: {a: {items: 40}, b: {items: 50}}",
                        List.of("5:22: online.candidates: wants 50 candidates of 40 items; want fewer")),
                arguments(
                        "online: {}\nworld: {items: 20}",
                        List.of("6:16: world.items: wants 30 candidates of 20 items; want fewer")));
    }

    @Test
    void aSearchNeedsAValidationSplit() {
        String text = BaseExperiment.LEAST.replace("world.yaml", "clicks.yaml")
                + "search: {on: world, seed: 9, trials: [{}]}\n";

        assertThat(BaseExperiment.in(folder).problems(text))
                .containsExactly(
                        "5:14: search.on: the recipe of 'world' has no validation split to choose a trial by; give the recipe split.validation or split.validation_from");
    }
}
