/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.io.IOException;
import java.nio.file.Path;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.model.embedding.TableOptions;
import org.entirespace.model.forest.ForestForm;
import org.entirespace.model.forest.ForestNumbers;
import org.entirespace.model.heads.HeadModel;
import org.entirespace.model.network.Network;
import org.entirespace.model.network.NetworkOptions;
import org.entirespace.model.network.NetworkSize;

/**
 * Reads a model's numbers; memory is taken only when the file is long enough for as many as the manifest claims.
 *
 * @param path the manifest's path, for complaints
 * @param manifest the manifest
 * @param weights the file of the numbers, its checksum verified
 */
record ModelReading(Path path, BundleManifest manifest, Path weights) {

    /** Reads the numbers of a file of so many bytes. */
    HeadModel read(long bytes) throws IOException {
        try {
            CompiledGraph graph = CompiledGraph.of(manifest.graph());
            NetworkOptions network = manifest.network();
            ForestForm forest = manifest.forest();
            if (network != null) {
                return network(network, graph, bytes);
            }
            if (forest != null) {
                return forest(forest, graph, bytes);
            }
            throw new IllegalArgumentException("neither a network nor a forest");
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new CorruptArtifactException(
                    path,
                    manifest.network() == null ? "forest" : "network",
                    "a form that can be built",
                    String.valueOf(e.getMessage()));
        }
    }

    private Network network(NetworkOptions options, CompiledGraph graph, long bytes) throws IOException {
        int least = TensorKind.of(options.embeddingPrecision()).bytes();
        requireRoom(NetworkSize.of(manifest.schema(), graph, options).all(), bytes / least);
        Network network = new Network(manifest.schema(), graph, options, TableOptions.frozen(), 0);
        new Safetensors().read(weights, BundleTensors.of(network));
        return network;
    }

    private HeadModel forest(ForestForm form, CompiledGraph graph, long bytes) throws IOException {
        requireRoom(form.parameters(manifest.schema(), graph), bytes / Float.BYTES);
        ForestNumbers numbers = new ForestNumbers(manifest.schema(), graph, form);
        new Safetensors().read(weights, BundleTensors.of(numbers));
        return numbers.forest();
    }

    private void requireRoom(long parameters, long most) throws IOException {
        if (parameters > most) {
            throw new CorruptArtifactException(
                    path, "parameters", "at most " + most + ", as the weights file holds", parameters);
        }
    }
}
