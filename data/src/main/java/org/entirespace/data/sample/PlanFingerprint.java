/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.sample;

import java.util.HexFormat;
import java.util.regex.Pattern;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.data.plan.LogPlan;

/** A checksum of what was asked for: equal plans have equal fingerprints. */
public final class PlanFingerprint {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private PlanFingerprint() {}

    /** SHA-256, in lower-case hexadecimal, of the plan as JSON without absent values, maps in the recipe's order. */
    public static String of(LogPlan plan) {
        return sha256(SampleJson.MAPPER.writeValueAsBytes(plan));
    }

    /** Rejects what cannot be a fingerprint. */
    static void check(String fingerprint) {
        if (!SHA256.matcher(fingerprint).matches()) {
            throw new IllegalArgumentException(
                    "plan fingerprint '" + fingerprint + "'; expected 64 lower-case hexadecimal digits");
        }
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(FileSeal.newDigest().digest(bytes));
    }
}
