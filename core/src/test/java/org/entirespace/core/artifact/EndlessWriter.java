/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;

/** A program that writes the same file again and again until it is killed. */
final class EndlessWriter {

    private EndlessWriter() {}

    /**
     * Writes sealed texts of changing lengths, in many small pieces, and says when the first one stands.
     *
     * @param args the file
     */
    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[0]);
        for (int round = 0; ; round++) {
            byte[] text = SealedText.seal(SealedText.PLACEHOLDER + " ".repeat(200_000 + round % 7 * 50_000))
                    .getBytes(UTF_8);
            AtomicFile.write(target, out -> {
                for (int from = 0; from < text.length; from += 1000) {
                    out.write(text, from, Math.min(1000, text.length - from));
                }
            });
            if (round == 0) {
                System.out.println("first");
            }
        }
    }
}
