/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.train.picture.GraphPicture;

/** The file with a drawing of a graph. */
final class GraphDrawing {

    private GraphDrawing() {}

    /**
     * Writes a drawing, whole or not at all; makes the folders above it.
     *
     * @throws FileSystemException when a folder stands in the place of the file, or a file in that of a folder above it
     */
    static void write(Path file, BehaviorGraph graph) throws IOException {
        OutFile.check(file);
        OutFile.makeFolder(file);
        byte[] drawing = GraphPicture.file(CompiledGraph.of(graph)).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(drawing));
    }
}
