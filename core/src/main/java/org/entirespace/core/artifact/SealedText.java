/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text, such as a manifest in JSON, that carries its own checksum: the SHA-256 of the text with the checksum's own digits
 * written as zeros. It stays valid JSON, and any changed bit is noticed.
 */
public final class SealedText {

    /** The member that a text to be sealed must hold exactly once. */
    public static final String PLACEHOLDER = "\"seal\" : \"" + "0".repeat(64) + "\"";

    private static final Pattern SEAL = Pattern.compile("\"seal\" : \"([0-9a-f]{64})\"");

    private SealedText() {}

    /**
     * Writes the checksum into the text's {@link #PLACEHOLDER}.
     *
     * @throws IllegalArgumentException when the placeholder is absent, or the text holds another seal
     */
    public static String seal(String text) {
        if (!text.contains(PLACEHOLDER) || SEAL.matcher(text).results().count() != 1) {
            throw new IllegalArgumentException(
                    "a text to be sealed must hold " + PLACEHOLDER + " once, and no other seal");
        }
        return text.replace(PLACEHOLDER, PLACEHOLDER.replace("0".repeat(64), digest(text)));
    }

    /**
     * Reads a sealed text.
     *
     * @throws CorruptArtifactException when it is not valid UTF-8, has no seal or another one than its content demands
     */
    public static String read(Path path) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CorruptArtifactException(path, "encoding", "UTF-8", "other bytes");
        }
        Matcher matcher = SEAL.matcher(text);
        if (!matcher.find()) {
            throw new CorruptArtifactException(path, "seal", "a SHA-256", "none");
        }
        String found = matcher.group(1);
        String zeroed = text.substring(0, matcher.start(1)) + "0".repeat(64) + text.substring(matcher.end(1));
        String expected = digest(zeroed);
        if (!expected.equals(found)) {
            throw new CorruptArtifactException(path, "seal", expected, found);
        }
        return text;
    }

    private static String digest(String text) {
        return HexFormat.of().formatHex(FileSeal.newDigest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
