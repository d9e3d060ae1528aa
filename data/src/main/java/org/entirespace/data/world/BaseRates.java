/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Mean rates of a world, each in (0, 1).
 *
 * @param click clicks over impressions
 * @param micro clicks with a micro behaviour over clicks
 * @param macro clicks with a macro behaviour over clicks
 * @param purchase clicks with a purchase over clicks
 */
public record BaseRates(double click, double micro, double macro, double purchase) {

    /** The rates of HM3's largest data set (Wen et al., SIGIR 2021): 2.9 %, 25 %, 13 % and 3.5 %. */
    public static final BaseRates HM3 = new BaseRates(0.029, 0.25, 0.13, 0.035);

    /**
     * What followed 66,626 pairs of a user and a clicked item in a log of JD: 27,137 micro behaviours, 8,218 macro ones, 391
     * purchases. That log has clicks only, so the click rate is HM3's.
     */
    public static final BaseRates JD = new BaseRates(0.029, 27_137 / 66_626.0, 8_218 / 66_626.0, 391 / 66_626.0);

    /**
     * Rates for experiments, found nowhere: 15 %, 25 %, 13 % and 6 %. A few hundred thousand impressions then have purchases
     * enough to tell models apart.
     */
    public static final BaseRates RAISED = new BaseRates(0.15, 0.25, 0.13, 0.06);

    private static final Map<String, BaseRates> NAMED = named();

    /** Checks the rates. */
    public BaseRates {
        check("click", click);
        check("micro", micro);
        check("macro", macro);
        check("purchase", purchase);
    }

    private static void check(String name, double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("base rate of " + name + ": " + rate + "; expected in (0, 1)");
        }
    }

    private static Map<String, BaseRates> named() {
        Map<String, BaseRates> named = new LinkedHashMap<>();
        named.put("hm3", HM3);
        named.put("jd", JD);
        named.put("raised", RAISED);
        return Collections.unmodifiableMap(named);
    }

    /** The rates that have a name, by it. */
    public static Map<String, BaseRates> byName() {
        return NAMED;
    }

    /**
     * The rates of a name.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static BaseRates of(String name) {
        BaseRates rates = NAMED.get(name);
        if (rates == null) {
            throw new IllegalArgumentException(
                    "rates '" + name + "'; expected one of " + String.join(", ", NAMED.keySet()));
        }
        return rates;
    }
}
