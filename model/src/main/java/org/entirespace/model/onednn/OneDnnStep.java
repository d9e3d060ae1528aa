/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;

/** One call of the library, bound to its operands; their memory belongs to someone else. */
final class OneDnnStep {

    private final primitive call;
    private final Map<Integer, memory> operands; // held, since the arguments only point to them
    private final dnnl_primitive handle;
    private final dnnl_exec_arg_t arguments;

    /** {@code call} with its operands, by their roles. */
    OneDnnStep(primitive call, Map<Integer, memory> operands) {
        this.call = call;
        this.operands = new TreeMap<>(operands);
        handle = call.get();
        arguments = new dnnl_exec_arg_t(operands.size());
        int at = 0;
        for (Map.Entry<Integer, memory> operand : this.operands.entrySet()) {
            arguments
                    .getPointer(at++)
                    .arg(operand.getKey())
                    .memory(operand.getValue().get());
        }
    }

    /** Runs steps in order. */
    static void run(List<OneDnnStep> steps, stream queue) {
        for (OneDnnStep step : steps) {
            step.run(queue);
        }
    }

    /** Runs this step. */
    void run(stream queue) {
        int status = dnnl.dnnl_primitive_execute(handle, queue.get(), operands.size(), arguments);
        if (status != dnnl.dnnl_success) {
            throw new IllegalStateException("oneDNN ended " + call.get_kind() + " with status " + status);
        }
    }
}
