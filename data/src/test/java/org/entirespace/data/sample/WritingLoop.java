/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.io.IOException;
import java.nio.file.Path;
import org.entirespace.core.artifact.AtomicFile;

/** Writes samples into a folder again and again until it is killed. Run by {@link WriterKillTest} in JVMs of their own. */
final class WritingLoop {

    private WritingLoop() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        for (int i = 0; ; i++) {
            SampleFixture.random(i, 20 + i % 50).write(folder);
            SampleFolder.sweep(folder);
            if (i == 0) {
                AtomicFile.write(folder.resolve("started"), out -> {});
            }
        }
    }
}
