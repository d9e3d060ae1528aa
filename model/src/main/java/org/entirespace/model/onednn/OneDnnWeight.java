/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;

/** A weight in the layout and precision of the products that read it, refreshed from a row-major one of floats. */
final class OneDnnWeight {

    private final NativeMemory storage;
    private final OneDnnStep conversion;

    /** The weight that products read. */
    final memory packed;

    /**
     * @param source a view of floats
     * @param layout the shape, layout and precision to hold it in
     */
    OneDnnWeight(OneDnnSteps plan, memory source, memory.desc layout) {
        storage = new NativeMemory(layout.get_size());
        packed = plan.library().at(layout, storage.at(0));
        conversion = plan.copy(source, packed);
    }

    void refresh(stream queue) {
        conversion.run(queue);
    }
}
