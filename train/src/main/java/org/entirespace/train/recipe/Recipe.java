/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import org.entirespace.data.plan.LogPlan;

/**
 * A whole recipe, checked and with every default filled in. Not the file as written: what the file leaves out is present
 * here. Immutable.
 *
 * @param name the recipe's name
 * @param log where the log lies, what it means, and which samples to make of it
 * @param graph the behaviour graph and its label columns
 * @param network the shape of the model
 * @param training how it is trained
 * @param evaluation how it is judged
 */
public record Recipe(
        String name,
        LogPlan log,
        GraphPlan graph,
        NetworkPlan network,
        TrainingPlan training,
        EvaluationPlan evaluation) {}
