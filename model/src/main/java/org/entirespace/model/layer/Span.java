/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.layer;

import org.entirespace.model.tower.ForwardTranslator.Columns;

/**
 * Some columns of a node of the tape: (rows, width) within (rows, width of the node).
 *
 * @param node the node's number
 * @param offset the first column
 * @param width the number of columns
 */
record Span(int node, int offset, int width) {

    /** The same for a translator, who numbers nodes alike. */
    Columns columns() {
        return new Columns(node, offset, width);
    }

    /** Some of these columns. */
    Span part(int from, int count) {
        return new Span(node, offset + from, count);
    }
}
