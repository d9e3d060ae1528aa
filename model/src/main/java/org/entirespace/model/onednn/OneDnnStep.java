/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.List;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;

/**
 * One call of the library, bound to its operands.
 *
 * @param call what is computed
 * @param operands its operands; their memory belongs to someone else
 */
record OneDnnStep(primitive call, IntMemoryMap operands) {

    /** Runs steps in order. */
    static void run(List<OneDnnStep> steps, stream queue) {
        for (OneDnnStep step : steps) {
            step.call.execute(queue, step.operands);
        }
    }
}
