/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entirespace.core.graph.Readout;
import org.entirespace.model.constraint.ConstraintKind;
import org.entirespace.model.constraint.TwinConstraint;
import org.entirespace.model.tower.DenseOptions;
import org.entirespace.model.tower.Sharing;
import org.entirespace.train.evaluate.TextTable;
import org.entirespace.train.method.Learner;
import org.entirespace.train.method.MethodPlan;
import org.entirespace.train.recipe.Recipe;
import org.entirespace.train.recipe.SampledRecipe;
import org.entirespace.trees.TreesOptions;

/** What makes a method of a graph, as text. */
final class MethodExplanation {

    private static final String INDENT = "  ";

    private MethodExplanation() {}

    static String of(Recipe recipe) {
        MethodPlan method = recipe.method();
        TextTable table = new TextTable("ll");
        table.add("learner", lower(method.learner()));
        table.add("fitting", lower(method.fitting()));
        if (method.learner() == Learner.TREES) {
            table.add("trees", trees(method.treesOptions()));
        } else {
            network(recipe, table);
        }
        readout(recipe.readout()).forEach(line -> table.add("scoring", line));
        SampledRecipe.planned(recipe)
                .logitShifts()
                .forEach((head, shift) -> table.add(
                        "scoring",
                        String.format(
                                Locale.ROOT,
                                "logit of p(%s) less %.4f, for negatives left out of training",
                                head,
                                shift)));
        return table.text(INDENT);
    }

    private static String trees(TreesOptions options) {
        return String.format(
                Locale.ROOT,
                "up to %d of depth %d, steps of %s, %d samples to a side, %s of rows, %s of columns, patience %d",
                options.rounds(),
                options.depth(),
                options.learningRate(),
                options.minSamples(),
                options.rowShare(),
                options.columnShare(),
                options.patience());
    }

    private static void network(Recipe recipe, TextTable table) {
        MethodPlan method = recipe.method();
        DenseOptions dense = recipe.networkOptions().dense();
        table.add("embeddings", lower(method.embeddings()));
        table.add("sharing", sharing(dense.sharing()));
        table.add("tower", tower(dense));
        table.add("constraint", constraint(method.twinConstraint()));
        table.add("weighting", lower(method.weightingOptions().kind()));
    }

    private static String sharing(Sharing sharing) {
        return switch (sharing.kind()) {
            case TOWERS -> "towers, each head on its own";
            case SHARED_BOTTOM -> "shared_bottom of " + sharing.widths();
            case MMOE -> "mmoe, " + sharing.experts() + " experts of " + sharing.widths();
            case PLE ->
                "ple, " + sharing.levels() + " level(s) of " + sharing.experts() + " shared and " + sharing.ownExperts()
                        + " own experts of " + sharing.widths();
            case AITM -> "aitm, information handed on along the behaviours";
        };
    }

    private static String tower(DenseOptions dense) {
        String normalization = "none".equals(lower(dense.normalization())) ? "" : ", layer normalization";
        String dropout = dense.dropout() == 0 ? "" : ", dropout " + dense.dropout();
        return dense.tower() + " " + lower(dense.activation()) + normalization + dropout;
    }

    private static String constraint(TwinConstraint twins) {
        if (twins.kind() == ConstraintKind.NONE) {
            return "none";
        }
        String strength = twins.kind() == ConstraintKind.HARD_SHARE ? "" : ", strength " + twins.strength();
        return lower(twins.kind()) + " of p(" + twins.first() + ") and p(" + twins.second() + ")" + strength;
    }

    private static List<String> readout(Readout readout) {
        List<String> lines = new ArrayList<>();
        readout.logitShifts()
                .forEach((head, shift) -> lines.add(
                        String.format(Locale.ROOT, "logit of p(%s) less %.4f, for copied samples", head, shift)));
        if (readout.ratios()) {
            lines.add("conditionals are ratios of marginals, which may exceed 1");
        }
        return lines;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
