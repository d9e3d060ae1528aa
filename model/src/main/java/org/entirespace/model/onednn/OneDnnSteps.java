/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/**
 * The calls that a pass is made of.
 *
 * <pre>
 *   product   c = a b
 *   sum       c = c + a b
 *   layer     c = max(0, a b + bias)
 *   head      c = a b + bias
 *   mask      dz = dh where h &gt; 0, else 0; in place
 * </pre>
 */
final class OneDnnSteps {

    private final OneDnn library;

    OneDnnSteps(OneDnn library) {
        this.library = library;
    }

    OneDnnStep product(memory a, memory b, memory c) {
        return multiply(a, b, c, new post_ops());
    }

    OneDnnStep sum(memory a, memory b, memory c) {
        post_ops after = new post_ops();
        after.append_sum();
        return multiply(a, b, c, after);
    }

    OneDnnStep layer(memory a, memory b, memory bias, memory c) {
        post_ops after = new post_ops();
        after.append_eltwise(algorithm.eltwise_relu, 0f, 0f);
        return multiplyAndAdd(a, b, bias, c, after);
    }

    OneDnnStep head(memory a, memory b, memory bias, memory c) {
        return multiplyAndAdd(a, b, bias, c, new post_ops());
    }

    OneDnnStep mask(memory h, memory dh) {
        memory.desc rows = h.get_desc();
        algorithm relu = algorithm.eltwise_relu_use_dst_for_bwd;
        eltwise_forward.primitive_desc hint = new eltwise_forward.primitive_desc(
                library.device, prop_kind.forward_training, relu, rows, rows, 0f, 0f);
        IntMemoryMap operands = new IntMemoryMap();
        operands.put(DNNL_ARG_DST, h);
        operands.put(DNNL_ARG_DIFF_DST, dh);
        operands.put(DNNL_ARG_DIFF_SRC, dh);
        return new OneDnnStep(
                new eltwise_backward(
                        new eltwise_backward.primitive_desc(library.device, relu, rows, rows, rows, 0f, 0f, hint)),
                operands);
    }

    /** The layout of {@code b}, (rows, columns), in which the library multiplies {@code a} by it fastest. */
    memory.desc bestLayout(memory.desc a, int rows, int columns, memory.desc c) {
        memory.desc any = new memory.desc(new long[] {rows, columns}, a.get_data_type(), memory.format_tag.any);
        return new matmul.primitive_desc(library.device, a, any, c).weights_desc();
    }

    private OneDnnStep multiply(memory a, memory b, memory c, post_ops after) {
        return new OneDnnStep(
                new matmul(new matmul.primitive_desc(
                        library.device, a.get_desc(), b.get_desc(), c.get_desc(), attributes(after), false)),
                operands(a, b, c));
    }

    private OneDnnStep multiplyAndAdd(memory a, memory b, memory bias, memory c, post_ops after) {
        IntMemoryMap operands = operands(a, b, c);
        operands.put(DNNL_ARG_BIAS, bias);
        return new OneDnnStep(
                new matmul(new matmul.primitive_desc(
                        library.device,
                        a.get_desc(),
                        b.get_desc(),
                        bias.get_desc(),
                        c.get_desc(),
                        attributes(after),
                        false)),
                operands);
    }

    private static primitive_attr attributes(post_ops after) {
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(after);
        return attributes;
    }

    private static IntMemoryMap operands(memory a, memory b, memory c) {
        IntMemoryMap operands = new IntMemoryMap();
        operands.put(DNNL_ARG_SRC, a);
        operands.put(DNNL_ARG_WEIGHTS, b);
        operands.put(DNNL_ARG_DST, c);
        return operands;
    }
}
