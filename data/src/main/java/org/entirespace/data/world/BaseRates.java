/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

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
}
