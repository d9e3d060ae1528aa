/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A property of a world that can be turned up and down. The equations that they stand in are at the package. */
public enum Dial {
    /** How much clicks depend on what drives purchases. */
    SELECTION(0, 2, 1, "how much clicks depend on what drives purchases"),
    /** How much a micro behaviour tells of the user, the item and what follows. */
    MICRO_INFORMATIVENESS(0, 2, 1, "how much a micro behaviour tells of intent and of a macro to come"),
    /** How much a macro behaviour tells of the user, the item and what follows. */
    MACRO_INFORMATIVENESS(0, 2, 1, "how much a macro behaviour tells of intent and of a purchase to come"),
    /** Actions that no click leads to. */
    CONFUSION(0, 4, 0, "actions from elsewhere, as a multiple of macro behaviours after clicks"),
    /** How late the late purchases come. */
    PURCHASE_DELAY(0, 5, 1, "mean days to the purchase, for the 60 % of purchases that come late"),
    /** How much fewer clicks the lower places of a list get. */
    POSITION_BIAS(0, 5, 1, "how much readier people click what stands higher in the list"),
    /** How much of what is logged after a click is chance. */
    LABEL_NOISE(0, 1, 0, "share of micro, macro and purchase that the log replaces by chance"),
    /** How many items are new. */
    COLD_ITEMS(0, 0.9, 0, "share of the items that are launched while the log is written"),
    /** How much clicks and intents change over the days. */
    DRIFT(0, 2, 0, "how much the appeal of each item changes over the days"),
    /** How many lists a user sees in a row. */
    VISIT_PAGES(1, 10, 1, "lists of a visit, the mean"),
    /** How well the lists were chosen. */
    POLICY_SKILL(0, 1, 0, "how well lists are ranked by click probability: 0 random, 1 perfectly");

    private final double least;
    private final double most;
    private final double standard;
    private final String meaning;

    Dial(double least, double most, double standard, String meaning) {
        this.least = least;
        this.most = most;
        this.standard = standard;
        this.meaning = meaning;
    }

    /**
     * The dial of a key.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Dial of(String key) {
        return Arrays.stream(values())
                .filter(dial -> dial.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("dial '" + key + "'; expected one of "
                        + Arrays.stream(values()).map(Dial::key).collect(Collectors.joining(", "))));
    }

    /** The name in files and on the command line, such as {@code purchase_delay}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The least value. */
    public double least() {
        return least;
    }

    /** The greatest value. */
    public double most() {
        return most;
    }

    /** The value of the default world. */
    public double standard() {
        return standard;
    }

    /** What it does, in one line. */
    public String meaning() {
        return meaning;
    }
}
