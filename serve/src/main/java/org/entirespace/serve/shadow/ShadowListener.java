/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.shadow;

/** Hears what models in the shadow answer. Called by any thread. */
public interface ShadowListener {

    /** Hears nothing. */
    ShadowListener NONE = new ShadowListener() {};

    /** The rows of a request were scored in the shadow. */
    default void scored(ShadowPlan plan, int rows) {}

    /**
     * Both models gave a row a score.
     *
     * @param quantity a quantity that both answer, by its key
     * @param apart how far apart they are in log-odds, at least 0
     */
    default void compared(ShadowPlan plan, String quantity, double apart) {}

    /** A request was not scored in the shadow, for want of capacity. */
    default void dropped(ShadowPlan plan) {}

    /** A request could not be scored in the shadow: the model is not served, does not take it, or failed. */
    default void failed(ShadowPlan plan, Throwable failure) {}
}
