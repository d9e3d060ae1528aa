/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of an experiment: every model on every data set with every seed. Checked, with every default filled in. Not its
 * result, and not the order of its runs. Immutable.
 *
 * @param name the experiment's name
 * @param question what it asks, in one line; empty where its file does not say
 * @param data the data sets, in the order of the file; with a sweep, the values of the dials within each
 * @param models what is compared: models of the catalogue, then variants, each in the order of the file
 * @param baseline the name of the model that the others are compared with
 * @param seeds the seeds, each once; a world is made and a model trained by the same one
 * @param search what is tried before, for every model alike; absent where nothing is
 * @param online the online test of every model; absent where there is none
 * @param judging how runs are judged
 * @param axis the keys of the dials that are swept; absent without a sweep
 */
public record Experiment(
        String name,
        String question,
        List<DataSet> data,
        List<Contestant> models,
        String baseline,
        List<Long> seeds,
        @Nullable Search search,
        @Nullable Online online,
        Judging judging,
        @Nullable String axis) {

    /** Checks that there is something to compare, and that names and seeds are clear. */
    public Experiment {
        data = List.copyOf(data);
        models = List.copyOf(models);
        seeds = List.copyOf(seeds);
        List<String> sets = data.stream().map(DataSet::name).toList();
        List<String> names = models.stream().map(Contestant::name).toList();
        distinct("data sets", sets);
        distinct("models", names);
        distinct("seeds", seeds);
        known("baseline", baseline, names);
        if (search != null) {
            known("data set to search on", search.on(), sets);
        }
        if (online != null && data.stream().anyMatch(set -> set.world() == null)) {
            throw new IllegalArgumentException("an online test on " + sets + "; expected worlds only");
        }
        if (search != null && seeds.contains(search.seed())) {
            throw new IllegalArgumentException("search with seed " + search.seed() + "; expected none of " + seeds);
        }
    }

    private static void distinct(String what, List<?> all) {
        if (all.isEmpty() || new HashSet<>(all).size() < all.size()) {
            throw new IllegalArgumentException(what + " " + all + "; expected at least one, and each once");
        }
    }

    private static void known(String what, String name, List<String> all) {
        if (!all.contains(name)) {
            throw new IllegalArgumentException(what + " '" + name + "'; expected one of " + all);
        }
    }
}
