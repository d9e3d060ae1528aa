/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.List;
import java.util.Objects;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.train.evaluate.Evaluation;
import org.entirespace.train.evaluate.LearningCurve;

/**
 * What a report says of one model.
 *
 * @param name the model's name, distinct within the report
 * @param graph its graph, whose heads and formulas are printed
 * @param evaluation how good it is
 * @param learning how its training went; {@link LearningCurve#none} where unknown
 * @param options the options it was trained with
 */
public record ModelSection(
        String name, CompiledGraph graph, Evaluation evaluation, LearningCurve learning, List<Fact> options) {

    /** Copies the options. */
    public ModelSection {
        Objects.requireNonNull(name, "name");
        options = List.copyOf(options);
    }
}
