/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.scoring;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A way to a model's answers, such as this library or a service. */
@FunctionalInterface
public interface Door {

    /**
     * Asks the model.
     *
     * @param body a request as {@link org.entirespace.model.bundle.GoldenRequest#body} has it
     * @return of each candidate the probability of every quantity, by {@link org.entirespace.core.graph.Quantity#key}
     * @throws IOException when there is no answer, and why
     */
    List<Map<String, Double>> answer(String body) throws IOException;
}
