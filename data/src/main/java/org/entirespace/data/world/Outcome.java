/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import org.entirespace.core.graph.GraphScorer;

/**
 * What happened after one impression.
 *
 * @param click whether the item was clicked
 * @param micro whether a micro behaviour followed
 * @param macro whether a macro behaviour followed
 * @param purchase whether a purchase followed
 * @param outside whether an action on the item happened outside the exposure
 */
record Outcome(boolean click, boolean micro, boolean macro, boolean purchase, boolean outside) {

    /**
     * Draws each behaviour by its rate given what happened before.
     *
     * @param outside whether an action happened outside the exposure
     */
    static Outcome draw(Heads heads, float[] logits, boolean outside, Draws draws) {
        if (!happens(logits[heads.click()], draws)) {
            return new Outcome(false, false, false, false, outside);
        }
        boolean micro = happens(logits[heads.micro()], draws);
        boolean macro = happens(logits[micro ? heads.macroAfterMicro() : heads.macroAlone()], draws);
        // the rates after any action are one
        int purchasing = macro || outside ? heads.purchaseAfterAction().get(0) : heads.purchaseAlone();
        return new Outcome(true, micro, macro, happens(logits[purchasing], draws), outside);
    }

    /** Draws whether a behaviour of a logit happens. */
    static boolean happens(float logit, Draws draws) {
        return draws.uniform() < GraphScorer.probability(logit);
    }

    /**
     * What a log with noise tells of this outcome: each behaviour after a click, with the probability given, is drawn anew by
     * its mean rate.
     */
    Outcome blurred(double noise, BaseRates rates, Draws draws) {
        if (!click) {
            return this;
        }
        return new Outcome(
                true,
                blurred(micro, noise, rates.micro(), draws),
                blurred(macro, noise, rates.macro(), draws),
                blurred(purchase, noise, rates.purchase(), draws),
                outside);
    }

    private static boolean blurred(boolean happened, double noise, double rate, Draws draws) {
        return draws.uniform() < noise ? draws.uniform() < rate : happened;
    }
}
