/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;

/** Rows that come in as floats and are multiplied in the towers' precision. Rows that are not given are zero. */
final class OneDnnRows {

    private final OneDnn library;
    private final OneDnnTowers towers;
    private final int columns;
    private final NativeMemory floats;
    private final NativeMemory converted;
    private final memory target;
    private final OneDnnTurn conversion;
    private int given;

    OneDnnRows(OneDnnTowers towers, int columns) {
        this.towers = towers;
        this.columns = columns;
        library = towers.library;
        int count = Math.multiplyExact(towers.capacity(), columns);
        floats = NativeMemory.ofFloats(count);
        memory source = library.at(towers.rows(memory.data_type.f32, columns), floats.at(0));
        converted = towers.isFloat() ? floats : new NativeMemory(count * towers.bytes());
        target = library.at(towers.rows(towers.type, columns), converted.at(0));
        conversion = new OneDnnTurn(source, target);
    }

    /** Takes in some rows; all others become zero. */
    void put(float[] rows, int count, stream queue) {
        floats.put(rows, count * columns);
        floats.clear(count * columns, given * columns);
        given = count;
        if (!towers.isFloat()) {
            conversion.run(queue);
        }
    }

    /** The rows; (capacity, columns). */
    memory rows() {
        return target;
    }

    /** Their transpose; (columns, capacity). */
    memory transposed() {
        memory.desc view = OneDnn.view(towers.type, columns, towers.capacity(), 1, columns);
        return library.at(view, converted.at(0));
    }
}
