/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.graph;

/**
 * A graph of the catalogue and where it comes from.
 *
 * @param graph the graph
 * @param summary what it is, in a line
 * @param source the publication that describes it
 */
public record CatalogEntry(BehaviorGraph graph, String summary, String source) {}
