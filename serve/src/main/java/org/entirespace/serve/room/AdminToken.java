/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to show to load and unload models: {@code Authorization: Bearer TOKEN}. Only its SHA-256 is kept. It is
 * compared in a time that does not depend on how much of it is right. Immutable.
 */
public final class AdminToken {

    private static final int SHORTEST = 16;
    private static final String SCHEME = "Bearer ";

    private final byte[] hash;

    /**
     * A token.
     *
     * @throws IllegalArgumentException when it has fewer than 16 characters, or blanks
     */
    public AdminToken(String token) {
        if (token.length() < SHORTEST || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "the admin token: expected at least " + SHORTEST + " printable ASCII characters without blanks");
        }
        hash = hash(token);
    }

    /** Whether a header {@code Authorization}, null where there is none, shows the token. */
    public boolean isShownBy(@Nullable String authorization) {
        boolean bearer = authorization != null && authorization.startsWith(SCHEME);
        return MessageDigest.isEqual(
                hash, hash(bearer && authorization != null ? authorization.substring(SCHEME.length()) : ""));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "admin token";
    }
}
