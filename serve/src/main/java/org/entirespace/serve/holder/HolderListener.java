/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import org.entirespace.model.scoring.ScoringLane;
import org.entirespace.serve.drift.DriftChange;

/**
 * Hears what happens to models and by them. Loads and unloads are told by the thread that does them, while that model's other loads
 * wait; scores by any thread.
 */
public interface HolderListener {

    /** Hears nothing. */
    HolderListener NONE = new HolderListener() {};

    /** A version is about to be served. */
    default void loaded(ServedModel model) {}

    /** A version is served no more, but for the requests that began with it. */
    default void unloaded(ServedModel model) {}

    /** A version was refused. */
    default void refused(String model, String version, String reason) {}

    /** Rows were scored; they and their answers are in the lane for as long as this call lasts. */
    default void scored(ServedModel model, ScoringLane lane) {}

    /** The scores of a quantity of a version are at another level than before. */
    default void drifted(ServedModel model, DriftChange change) {}
}
