/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;
import java.util.Objects;
import org.entirespace.data.plan.BehaviorPlan;
import org.entirespace.data.plan.EventPlan;
import org.entirespace.data.plan.FieldPlan;
import org.entirespace.data.plan.HistoryPlan;
import org.entirespace.data.plan.ImpressionPlan;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.data.plan.LogSource;
import org.entirespace.data.plan.QualityPlan;
import org.entirespace.data.plan.SplitPlan;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.method.ModelCatalog;
import org.jspecify.annotations.Nullable;

/**
 * A recipe as its file is laid out; the schema is generated from it. Sections that have defaults are complete here,
 * because the defaults are laid under them before they are bound.
 *
 * @param name see {@link Recipe}
 * @param sources see {@link LogPlan}
 * @param views see {@link LogPlan}
 * @param impressions see {@link LogPlan}
 * @param events see {@link LogPlan}
 * @param behaviors see {@link LogPlan}
 * @param history see {@link LogPlan}
 * @param fields see {@link LogPlan}
 * @param split see {@link LogPlan}
 * @param quality see {@link LogPlan}
 * @param model a model of the catalogue; its graph and method are taken
 * @param graph the behaviour graph, or the labels of the model's
 * @param method what makes a method of the graph; default the model's
 * @param network see {@link Recipe}
 * @param training see {@link Recipe}
 * @param evaluation see {@link Recipe}
 */
record RecipeDocument(
        @JsonPropertyDescription("Name of the recipe.") String name,

        @JsonPropertyDescription("Log files by name; a view reads a source by this name.")
        Map<String, LogSource> sources,

        @JsonPropertyDescription("SQL views by name, over sources and earlier views.") @Nullable
        Map<String, String> views,

        @JsonPropertyDescription("What was shown: the root of the graph.")
        ImpressionPlan impressions,

        @JsonPropertyDescription("What followed.") EventPlan events,

        @JsonPropertyDescription("How events become labels, by label column; each after the behavior it follows.")
        Map<String, BehaviorPlan> behaviors,

        @JsonPropertyDescription("Counts of a key's earlier events, by sample column.") @Nullable
        Map<String, HistoryPlan> history,

        @JsonPropertyDescription("Input fields by name.") Map<String, FieldPlan> fields,

        @JsonPropertyDescription("Which samples train, validate and test.")
        SplitPlan split,

        @JsonPropertyDescription("What the log may be like before preparing stops.") @Nullable
        QualityPlan quality,

        @JsonPropertyDescription("A model by name, with its graph and method; instead of a graph of one's own.")
        @Nullable
        String model,

        @JsonPropertyDescription("A behavior graph of one's own, or the label columns of the model's.") @Nullable
        GraphSection graph,

        @JsonPropertyDescription("How the graph's heads are fitted, shared and tied; default as the model says.")
        MethodPlan method,

        @JsonPropertyDescription("Shape of the model.") NetworkPlan network,

        @JsonPropertyDescription("How the model is trained.")
        TrainingPlan training,

        @JsonPropertyDescription("How the model is judged on the test split.")
        EvaluationPlan evaluation) {

    /** The recipe of this document. */
    Recipe recipe() {
        LogPlan log = new LogPlan(
                sources,
                Objects.requireNonNullElse(views, Map.of()),
                impressions,
                events,
                behaviors,
                Objects.requireNonNullElse(history, Map.of()),
                fields,
                split,
                Objects.requireNonNullElseGet(quality, () -> new QualityPlan(null, null)));
        GraphSection section = Objects.requireNonNullElseGet(graph, () -> new GraphSection(null, null, null, null));
        GraphPlan plan = model == null
                ? section.plan(name)
                : section.labelled(ModelCatalog.model(model).graph());
        return new Recipe(name, log, plan, method, network, training, evaluation);
    }
}
