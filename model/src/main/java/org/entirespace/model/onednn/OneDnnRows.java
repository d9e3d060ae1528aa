/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;

/** Rows that come in as floats and are multiplied in the towers' precision. Rows that are not given are zero. */
final class OneDnnRows {

    private final OneDnnFormat format;
    private final int columns;
    private final NativeMemory floats;
    private final NativeMemory converted;
    private final memory target;
    private final OneDnnStep conversion;
    private int given;

    OneDnnRows(OneDnnFormat format, int columns) {
        this.format = format;
        this.columns = columns;
        OneDnn library = format.library();
        floats = NativeMemory.ofFloats(Math.multiplyExact(format.capacity(), columns));
        memory source = library.at(format.floats(columns), floats.at(0));
        converted = format.isFloat() ? floats : new NativeMemory(format.bytes(columns));
        target = library.at(format.operands(columns), converted.at(0));
        conversion = new OneDnnSteps(library).copy(source, target);
    }

    /** Takes in some rows; all others become zero. */
    void put(float[] rows, int count, stream queue) {
        floats.put(0, rows, 0, count * columns);
        floats.clear(count * columns, given * columns);
        given = count;
        if (!format.isFloat()) {
            conversion.run(queue);
        }
    }

    /** The rows; (capacity, columns). */
    memory rows() {
        return target;
    }

    /** Their transpose; (columns, capacity). */
    memory transposed() {
        return format.library().at(format.transposed(columns, columns), converted.at(0));
    }
}
