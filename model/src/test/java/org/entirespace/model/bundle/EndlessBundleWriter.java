/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program that writes one bundle after the other into the same folder until it is killed. */
final class EndlessBundleWriter {

    private EndlessBundleWriter() {}

    /**
     * Writes two bundles in turn, and says when the first one stands.
     *
     * @param args the folder, and which of the two comes first, 0 or 1
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<ModelBundle> bundles = List.of(ExampleBundles.hm3(1), ExampleBundles.hm3(2));
        int first = Integer.parseInt(args[1]);
        for (int round = first; ; round++) {
            bundles.get(round % 2).write(folder);
            if (round == first) {
                System.out.println("first");
            }
        }
    }
}
