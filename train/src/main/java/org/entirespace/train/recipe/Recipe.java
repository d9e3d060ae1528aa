/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import java.util.List;
import java.util.Optional;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Readout;
import org.entirespace.core.objective.Objective;
import org.entirespace.core.objective.Objectives;
import org.entirespace.core.objective.OrderTerm;
import org.entirespace.data.plan.LogPlan;
import org.entirespace.model.constraint.ConstraintKind;
import org.entirespace.model.constraint.TwinConstraint;
import org.entirespace.model.embedding.TableOptions;
import org.entirespace.model.network.NetworkOptions;
import org.entirespace.model.network.TrainerOptions;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.train.method.EmbeddingSharing;
import org.entirespace.train.method.MethodPlan;

/**
 * A whole recipe, checked and with every default filled in. Not the file as written: what the file leaves out is present
 * here. Immutable.
 *
 * @param name the recipe's name
 * @param log where the log lies, what it means, and which samples to make of it
 * @param graph the behaviour graph and its label columns
 * @param method what makes a method of the graph
 * @param network the shape of the model
 * @param training how it is trained
 * @param evaluation how it is judged
 */
public record Recipe(
        String name,
        LogPlan log,
        GraphPlan graph,
        MethodPlan method,
        NetworkPlan network,
        TrainingPlan training,
        EvaluationPlan evaluation) {

    /**
     * What the heads are fitted to.
     *
     * @throws IllegalArgumentException when the graph has not the form that the method needs
     */
    public Objective objective() {
        CompiledGraph compiled = CompiledGraph.of(graph.graph());
        Objective fitted = Objectives.of(compiled, method.fitting(), method.fittingOptions(), training.weights());
        TwinConstraint twins = method.twinConstraint();
        return twins.kind() == ConstraintKind.OUTPUT_ORDER
                ? fitted.and(List.of(new OrderTerm("order", twins.second(), twins.first(), twins.strength())))
                : fitted;
    }

    /**
     * The form of the network.
     *
     * @throws IllegalArgumentException as {@link #objective}
     */
    public NetworkOptions networkOptions() {
        return new NetworkOptions(
                network.embedding(),
                network.embeddings(),
                network.sharedEmbeddings(),
                NetworkPlan.EMBEDDING_DEVIATION,
                method.embeddings() == EmbeddingSharing.SHARED,
                network.dense(method.towerSharing()),
                objective().auxiliaryHeads(),
                method.twinConstraint().tiedHeads(),
                readout(),
                network.requestFields(),
                network.embeddingPrecision());
    }

    /** How the network is trained. */
    public TrainerOptions trainerOptions() {
        return new TrainerOptions(
                training.batchSize(),
                Math.min(training.slices(), training.batchSize()),
                training.seed(),
                AdamOptions.of(training.learningRate()),
                tableOptions().optimizer(),
                method.weightingOptions(),
                method.twinConstraint());
    }

    /** How embedding tables keep and fit their rows. */
    public TableOptions tableOptions() {
        return training.embeddingOptimizer().table(training.embeddingLearningRate());
    }

    /**
     * The label column of a behaviour, be it of this graph or of another that is trained on the same samples; absent where the log
     * has none.
     */
    public Optional<String> labelColumn(String behavior) {
        String column = graph.labels().getOrDefault(behavior, behavior);
        return log.behaviors().containsKey(column) ? Optional.of(column) : Optional.empty();
    }

    /** This recipe with another training. */
    public Recipe withTraining(TrainingPlan other) {
        return new Recipe(name, log, graph, method, network, other, evaluation);
    }

    /** How logits of heads become probabilities. */
    public Readout readout() {
        CompiledGraph compiled = CompiledGraph.of(graph.graph());
        return new Readout(
                Objectives.logitShifts(compiled, method.fitting(), method.fittingOptions()), method.ratios());
    }
}
