/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

import java.util.List;

/**
 * The label columns of which probability space confusion is measured.
 *
 * @param click the click
 * @param local the action made on the impression's own page
 * @param global the action made anywhere
 * @param purchase the purchase
 */
public record ConfusionQuestion(String click, String local, String global, String purchase) {

    /** The columns as the models of the catalogue call them: what a log with all of them is asked. */
    public static final ConfusionQuestion USUAL = new ConfusionQuestion("click", "action", "action_global", "purchase");

    /** The names of all four columns. */
    public List<String> columns() {
        return List.of(click, local, global, purchase);
    }
}
