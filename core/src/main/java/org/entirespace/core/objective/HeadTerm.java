/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.objective;

/**
 * One addend of an objective that speaks of single heads, not of composed probabilities: a mean over the samples that count
 * for it, times a weight. The options alone; {@link #on} resolves the names.
 */
public interface HeadTerm {

    /** What the term is called in logs and histories. */
    String name();

    /** Its weight, finite and not negative. */
    double weight();

    /** What it fits, and on which samples, for a person to read. */
    String description();

    /**
     * The computation on a graph.
     *
     * @throws IllegalArgumentException when the graph lacks a behaviour or head that the term names
     */
    HeadLoss on(Heads heads);
}
