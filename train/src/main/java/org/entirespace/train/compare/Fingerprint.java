/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A checksum of texts, which tells whether a result that lies on disk is that of the run at hand. */
final class Fingerprint {

    private Fingerprint() {}

    /** SHA-256 of the lines, in lower-case hexadecimal. */
    static String of(String... lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
