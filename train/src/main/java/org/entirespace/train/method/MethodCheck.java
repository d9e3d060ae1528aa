/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.method;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Rate;
import org.entirespace.core.objective.Fitting;
import org.entirespace.core.objective.Objectives;
import org.entirespace.model.constraint.ConstraintKind;
import org.entirespace.model.tower.Sharing;
import org.entirespace.model.weighting.WeightingOptions;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.Suggestion;

/** Rules between the keys of a method and its graph. */
public final class MethodCheck {

    private final Node holder;
    private final Node method;
    private final CompiledGraph graph;
    private final MethodPlan plan;
    private final Problems problems;

    private MethodCheck(Node holder, CompiledGraph graph, MethodPlan plan, Problems problems) {
        this.holder = holder;
        this.method = holder.at("method");
        this.graph = graph;
        this.plan = plan;
        this.problems = problems;
    }

    /**
     * Checks a method whose keys are sound one by one; of others the schema has told.
     *
     * @param holder what has the keys {@code model} and {@code method}, if any
     * @param graph the graph that the method is for
     * @param problems gathers what is wrong
     */
    public static void check(Node holder, CompiledGraph graph, Problems problems) {
        Optional<MethodPlan> plan = MethodSection.plan(holder);
        if (plan.isEmpty()) {
            return;
        }
        var check = new MethodCheck(holder, graph, plan.get(), problems);
        check.fitting();
        if (plan.get().learner() == Learner.TREES) {
            check.trees();
        } else {
            check.growth();
            check.constraint();
            check.weighting();
            check.embeddings();
        }
    }

    private void fitting() {
        try {
            Objectives.of(graph, plan.fitting(), plan.fittingOptions(), Map.of());
        } catch (IllegalArgumentException e) {
            at("fitting", String.valueOf(e.getMessage()), "entire_space goes with every graph");
        }
    }

    /** Trees fit each head on its own, and have nothing that could be shared or tied. */
    private void trees() {
        if (plan.fitting() != Fitting.HEADS && plan.fitting() != Fitting.OVER_SAMPLING) {
            at("learner", "trees fit each head in its own space", "write method.fitting: heads, or over_sampling");
        }
        if (plan.embeddings() == EmbeddingSharing.SEPARATE) {
            at("embeddings", "trees have no embeddings", "remove it");
        }
        if (plan.sharing().kind() != Sharing.Kind.TOWERS) {
            at("sharing", "trees share no layers", "remove it");
        }
        if (plan.constraint().kind() != ConstraintKind.NONE) {
            at("constraint", "trees have no towers that could be tied", "remove it");
        }
        if (plan.weighting().kind() != WeightingOptions.Kind.FIXED) {
            at("weighting", "each head's trees have a loss of their own, so there is nothing to weigh", "remove it");
        }
    }

    private void growth() {
        if (method.at("trees").isPresent()) {
            problems.atKey(method.at("trees"), "has no effect for the learner network", "write method.learner: trees");
        }
    }

    private void constraint() {
        ConstraintKind kind = plan.constraint().kind();
        Node constraint = method.at("constraint");
        if (kind == ConstraintKind.NONE) {
            return;
        }
        List<String> heads = graph.rates().stream().map(Rate::name).toList();
        for (String key : List.of("first", "second")) {
            String head = key.equals("first")
                    ? plan.constraint().first()
                    : plan.constraint().second();
            Node node = constraint.at(key);
            if (!node.isPresent() && !heads.contains(head)) {
                problems.atKey(constraint, "names no " + key + " head", "the heads are " + String.join(" ", heads));
            } else if (!heads.contains(head)) {
                problems.atValue(node, "unknown head '" + head + "'", Suggestion.hint(head, heads));
            }
        }
        if (plan.constraint().first().equals(plan.constraint().second())
                && heads.contains(plan.constraint().first())) {
            problems.atValue(constraint.at("second"), "a head is no twin of itself", "");
        }
        if (plan.embeddings() == EmbeddingSharing.SEPARATE && kind != ConstraintKind.OUTPUT_ORDER) {
            at("constraint", "twin towers read the same embeddings", "remove method.embeddings: separate");
        }
    }

    private void weighting() {
        boolean learned = plan.weighting().kind() != WeightingOptions.Kind.FIXED;
        if (learned && plan.fitting() == Fitting.DOUBLY_ROBUST) {
            at(
                    "weighting",
                    "a doubly robust risk may be negative, so its weight cannot be learned",
                    "write kind: fixed");
        }
    }

    private void embeddings() {
        if (plan.embeddings() == EmbeddingSharing.SHARED) {
            return;
        }
        if (plan.sharing().kind() != Sharing.Kind.TOWERS) {
            at("sharing", "towers that share layers read the same embeddings", "write method.embeddings: shared");
        }
        if (plan.weighting().kind() == WeightingOptions.Kind.GRADNORM) {
            at("weighting", "gradnorm compares gradients in shared embeddings", "write method.embeddings: shared");
        }
    }

    /** Reports at a key of the method, or at the model that implies it. */
    private void at(String key, String message, String hint) {
        Node node = method.at(key);
        if (node.isPresent()) {
            problems.atKey(node, message, hint);
        } else if (method.isPresent()) {
            problems.atKey(method, message, hint);
        } else {
            problems.atKey(holder.at("model"), message, hint);
        }
    }
}
