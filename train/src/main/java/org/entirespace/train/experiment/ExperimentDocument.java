/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as its file is laid out; the schema is generated from it. Sections that have defaults are complete here,
 * because the defaults are laid under them before they are bound.
 *
 * @param name see {@link Experiment}
 * @param question see {@link Experiment}
 * @param recipe the recipe of the worlds
 * @param world what the worlds have in common
 * @param data the data sets by name
 * @param sweep dials whose values are compared
 * @param models models of the catalogue
 * @param variants models with another method, and graphs of their own
 * @param baseline see {@link Experiment}
 * @param seeds see {@link Experiment}
 * @param search see {@link Experiment}
 * @param online see {@link Experiment}
 * @param judging see {@link Experiment}
 */
record ExperimentDocument(
        @JsonPropertyDescription("Name of the experiment.") String name,

        @JsonPropertyDescription("What the experiment asks.") @Nullable
        String question,

        @JsonPropertyDescription(
                "Recipe of every world, relative to this file: how its log is read, network and" + " training.")
        @Nullable
        String recipe,

        @JsonPropertyDescription("What every world has in common.")
        WorldSection world,

        @JsonPropertyDescription(
                "Data sets by name: worlds, each with keys of its own laid over those of world, or real"
                        + " logs; default one world named world.")
        @Nullable
        Map<String, DataSection> data,

        @JsonPropertyDescription("Dials whose values are compared: every world is made at each of them.") @Nullable
        SweepSection sweep,

        @JsonPropertyDescription("Models of the catalogue that are compared; default none, where there are variants.")
        @Nullable
        List<String> models,

        @JsonPropertyDescription(
                "Further models by a name of their own: one of the catalogue with another method, or a graph"
                        + " declared here.")
        @Nullable
        Map<String, VariantSection> variants,

        @JsonPropertyDescription("Model or variant that the others are compared with; default the first model, else"
                + " the first variant.")
        @Nullable
        String baseline,

        @JsonPropertyDescription("Seeds; every model runs on every data set with each of them.")
        List<Long> seeds,

        @JsonPropertyDescription("Settings that every model is tried with before; default none.") @Nullable
        Search search,

        @JsonPropertyDescription(
                "Online test in worlds: models rank candidates for users that no log has seen; default none.")
        @Nullable
        Online online,

        @JsonPropertyDescription("How runs are judged.") Judging judging) {}
