/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.heads;

import java.util.Map;
import org.entirespace.core.graph.CalibrationMap;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.schema.Schema;
import org.entirespace.model.tower.TowerEngine;

/** What was fitted to a graph's heads, whatever its kind: a network, or trees. */
public interface HeadModel {

    /** The input fields. */
    Schema schema();

    /** The graph whose rates are predicted. */
    CompiledGraph graph();

    /** The number of fitted numbers. */
    long parameters();

    /** This model, read out with other calibration; both share their numbers. */
    HeadModel calibrated(Map<String, CalibrationMap> maps);

    /**
     * A predictor by the parameters as they are now; no one changes them while it is used.
     *
     * @param engine computes towers, where the model has any
     */
    HeadPredictor predictor(TowerEngine engine);
}
