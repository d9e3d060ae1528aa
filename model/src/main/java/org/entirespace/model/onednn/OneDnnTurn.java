/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;

/** A copy into another layout or precision, bound to its operands; their memory belongs to someone else. */
final class OneDnnTurn {

    private final memory source;
    private final memory target;
    private final reorder copy;

    OneDnnTurn(memory source, memory target) {
        this.source = source;
        this.target = target;
        copy = new reorder(source, target);
    }

    void run(stream queue) {
        copy.execute(queue, source, target);
    }
}
