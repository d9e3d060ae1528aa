/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import java.util.List;

/**
 * What was exported.
 *
 * @param inputs names of the inputs, in schema order
 * @param outputs names of the outputs: for each quantity its probability, then its log-odds
 * @param nodes the nodes of the graph
 * @param files the files written: the model's, then one of embedding tables where they did not fit into it
 * @param bytes their size
 */
public record OnnxSummary(List<String> inputs, List<String> outputs, int nodes, List<String> files, long bytes) {

    /** Copies the lists. */
    public OnnxSummary {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        files = List.copyOf(files);
    }
}
