/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.entirespace.core.artifact.FileSeal;

/** A checksum of texts, which tells whether a result that lies on disk is that of the run at hand. */
final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256 of the lines, in lower-case hexadecimal. */
    static String of(String... lines) {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(FileSeal.newDigest().digest(text));
    }
}
