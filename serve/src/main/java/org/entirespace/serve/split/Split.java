/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name under which several models are served, each to a share of the keys, such as users. A key's arm is decided by a hash of salt and key, see
 * {@link SplitHash}: it stays the same as long as salt and shares do, and splits with other salts are independent. Arms take the points of the
 * hash in their order, so where the last arm grows at the cost of its neighbour nobody leaves the last arm. Immutable.
 *
 * @param name what requests ask for
 * @param arms the models, in order
 * @param key the field by whose value a request is told, where it does not bring a key of its own
 * @param salt the name, or another text where all keys are to be shuffled anew
 */
public record Split(String name, List<Arm> arms, String key, String salt) {

    private static final int MOST_SHARES = 1_000_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");
    private static final Pattern FORM = Pattern.compile("([^=]*)=([^@]*)@([^#]+)(?:#(.*))?");

    /**
     * A model that is served to a share of the keys.
     *
     * @param model its name
     * @param version one of its versions; empty for the newest
     * @param share how many keys it takes, of all shares together; at least 0
     */
    public record Arm(String model, Optional<String> version, int share) {

        /** What the arm is called: {@code MODEL}, or {@code MODEL/VERSION}. */
        public String name() {
            return version.map(one -> model + "/" + one).orElse(model);
        }
    }

    /** Checks names and shares. */
    public Split {
        arms = List.copyOf(arms);
        requireName(name, name, "name");
        requireName(name, salt, "salt");
        long total = 0;
        for (Arm arm : arms) {
            requireName(name, arm.model(), "model");
            arm.version().ifPresent(version -> requireName(name, version, "version"));
            if (arm.share() < 0) {
                throw new IllegalArgumentException(
                        "split '" + name + "', arm '" + arm.name() + "': a share of " + arm.share() + "; expected ≥ 0");
            }
            total += arm.share();
        }
        if (total < 1 || total > MOST_SHARES) {
            throw new IllegalArgumentException(
                    "split '" + name + "': shares of " + total + " together; expected 1 to " + MOST_SHARES);
        }
        if (arms.stream().map(Arm::name).distinct().count() < arms.size()) {
            throw new IllegalArgumentException("split '" + name + "': an arm twice; expected each once");
        }
        if (key.isEmpty()) {
            throw new IllegalArgumentException("split '" + name + "': no field after '@'");
        }
    }

    private static void requireName(String split, String text, String what) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("split '" + split + "': the " + what + " '" + text
                    + "'; expected letters, digits, '_', '.' and '-'");
        }
    }

    /**
     * A split from a text such as {@code checkout=hm3:90,esmm/2:10@user_id}, or with {@code #SALT} after it.
     *
     * @throws IllegalArgumentException when it is not of this form
     */
    public static Split parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "split '" + text + "': expected NAME=MODEL:SHARE,MODEL:SHARE@FIELD, maybe with #SALT after it");
        }
        List<Arm> arms = new ArrayList<>();
        for (String arm : form.group(2).split(",", -1)) {
            arms.add(arm(text, arm));
        }
        String salt = form.group(4);
        return new Split(form.group(1), arms, form.group(3), salt == null ? form.group(1) : salt);
    }

    private static Arm arm(String text, String arm) {
        int colon = arm.lastIndexOf(':');
        if (colon < 0 || !arm.substring(colon + 1).matches("[0-9]{1,7}")) {
            throw new IllegalArgumentException("split '" + text + "': the arm '" + arm
                    + "'; expected MODEL:SHARE or MODEL/VERSION:SHARE, the share a whole number");
        }
        int share = Integer.parseInt(arm.substring(colon + 1));
        int slash = arm.indexOf('/');
        return slash < 0
                ? new Arm(arm.substring(0, colon), Optional.empty(), share)
                : new Arm(arm.substring(0, slash), Optional.of(arm.substring(slash + 1, colon)), share);
    }

    /** The arm of a key. */
    public Arm arm(String keyText) {
        int total = arms.stream().mapToInt(Arm::share).sum();
        int point = SplitHash.point(salt, keyText, total);
        for (Arm arm : arms) {
            point -= arm.share();
            if (point < 0) {
                return arm;
            }
        }
        throw new IllegalStateException("a point beyond all shares of " + this);
    }
}
