/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.method;

/** What is fitted to the heads of a graph. */
public enum Learner {
    /** One network with a head for each rate. */
    NETWORK,
    /** Boosted trees for each rate, in its own space. */
    TREES
}
