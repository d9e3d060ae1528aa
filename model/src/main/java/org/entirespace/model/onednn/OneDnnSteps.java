/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory_desc_vector;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.sum;

/**
 * The calls that a pass is made of.
 *
 * <pre>
 *   product   c = a b
 *   sum       c = c + a b
 *   layer     c = max(0, a b + bias); sumAndRectify the same without a bias, onto what is there
 *   head      c = a b + bias
 *   mask      dz = dh where h &gt; 0, else 0; in place
 *   copy      c = a, in another layout or precision
 *   total     c = a_1 + a_2 + ..., in this order
 * </pre>
 */
record OneDnnSteps(OneDnn library) {

    OneDnnStep product(memory a, memory b, memory c) {
        return multiply(a, b, c, new post_ops());
    }

    OneDnnStep sum(memory a, memory b, memory c) {
        post_ops after = new post_ops();
        after.append_sum();
        return multiply(a, b, c, after);
    }

    OneDnnStep sumAndRectify(memory a, memory b, memory c) {
        post_ops after = new post_ops();
        after.append_sum();
        after.append_eltwise(algorithm.eltwise_relu, 0f, 0f);
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
        return new OneDnnStep(
                new eltwise_backward(
                        new eltwise_backward.primitive_desc(library.device, relu, rows, rows, rows, 0f, 0f, hint)),
                Map.of(DNNL_ARG_DST, h, DNNL_ARG_DIFF_DST, dh, DNNL_ARG_DIFF_SRC, dh));
    }

    OneDnnStep copy(memory a, memory c) {
        return new OneDnnStep(new reorder(a, c), Map.of(DNNL_ARG_SRC, a, DNNL_ARG_DST, c));
    }

    OneDnnStep total(List<memory> parts, memory c) {
        float[] scales = new float[parts.size()];
        Arrays.fill(scales, 1f);
        memory_desc_vector shapes = new memory_desc_vector();
        Map<Integer, memory> operands = new TreeMap<>(Map.of(DNNL_ARG_DST, c));
        for (int i = 0; i < parts.size(); i++) {
            shapes.push_back(parts.get(i).get_desc());
            operands.put(DNNL_ARG_MULTIPLE_SRC + i, parts.get(i));
        }
        sum.primitive_desc description =
                new sum.primitive_desc(library.device, c.get_desc(), scales, shapes, new primitive_attr(), false);
        return new OneDnnStep(new sum(description), operands);
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
                Map.of(DNNL_ARG_SRC, a, DNNL_ARG_WEIGHTS, b, DNNL_ARG_DST, c));
    }

    private OneDnnStep multiplyAndAdd(memory a, memory b, memory bias, memory c, post_ops after) {
        return new OneDnnStep(
                new matmul(new matmul.primitive_desc(
                        library.device,
                        a.get_desc(),
                        b.get_desc(),
                        bias.get_desc(),
                        c.get_desc(),
                        attributes(after),
                        false)),
                Map.of(DNNL_ARG_SRC, a, DNNL_ARG_WEIGHTS, b, DNNL_ARG_BIAS, bias, DNNL_ARG_DST, c));
    }

    private static primitive_attr attributes(post_ops after) {
        primitive_attr attributes = new primitive_attr();
        attributes.set_post_ops(after);
        return attributes;
    }
}
