/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.shadow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That what one model answers is scored by another as well, for comparison.
 *
 * @param model the model that answers
 * @param shadow the other model, by its newest version
 * @param share of the requests, in (0, 1]; evenly spread over them
 */
public record ShadowPlan(String model, String shadow, double share) {

    private static final Pattern FORM = Pattern.compile("([^=:]+)=([^=:]+)(?::([0-9.]+))?");

    /** Checks names and share. */
    public ShadowPlan {
        if (model.equals(shadow)) {
            throw new IllegalArgumentException("shadow '" + model + "' of itself; expected another model");
        }
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "shadow '" + shadow + "' of '" + model + "': a share of " + share + "; expected in (0, 1]");
        }
    }

    /**
     * A plan from a text such as {@code hm3=esmm} or, for a tenth of the requests, {@code hm3=esmm:0.1}.
     *
     * @throws IllegalArgumentException when it is not of this form
     */
    public static ShadowPlan parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("shadow '" + text + "': expected MODEL=OTHER or MODEL=OTHER:SHARE");
        }
        return new ShadowPlan(form.group(1), form.group(2), share(text, form.group(3)));
    }

    private static double share(String text, String share) {
        try {
            return share == null ? 1 : Double.parseDouble(share);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "shadow '" + text + "': the share '" + share + "'; expected a number", e);
        }
    }
}
