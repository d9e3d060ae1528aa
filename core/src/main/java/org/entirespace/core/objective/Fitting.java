/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

/** What the heads of a graph are fitted to, and on which samples. {@link Objectives} makes the objective. */
public enum Fitting {
    /** Every marginal over all impressions: ESMM, ESM2, HM3 and their kin. */
    ENTIRE_SPACE,
    /**
     * As ENTIRE_SPACE, but a behaviour that may happen whatever those it is given did is fitted head by head: its marginal alone
     * could not tell its rates apart. For acts of the global domain: ESMG.
     */
    GLOBAL_DOMAIN,
    /** Every behaviour over the impressions on which what it requires happened: composed, but each in its own space. */
    CONDITIONAL,
    /** Every head over the impressions it speaks of: the chain rule, fitted link by link. */
    HEADS,
    /**
     * As HEADS, but the act that rates are given is read from the behaviour that nothing else knows of: the same act, wherever it
     * happened. The practice that confuses probability spaces.
     */
    ELSEWHERE,
    /** As HEADS, with positive samples of every conditional head counted several times. */
    OVER_SAMPLING,
    /** The conditional head over its own impressions, and a share of all others as negative: AMAN. */
    MISSING_AS_NEGATIVE,
    /** The conditional head over a rejection sample of its own impressions: UNBIAS. */
    REJECTION,
    /** Entire space, and the conditional head weighted by inverse propensities: ESCM2-IPS. */
    INVERSE_PROPENSITY,
    /** Entire space, and a doubly robust risk of the conditional head: ESCM2-DR. */
    DOUBLY_ROBUST,
    /** Entire space, and factual and counterfactual heads that complement each other: DCMT. */
    COUNTERFACTUAL
}
