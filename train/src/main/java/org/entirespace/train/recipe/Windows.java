/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import org.entirespace.data.prepare.WindowLength;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.TextForm;

/** Limits lengths of time; their form is the schema's to check. */
public final class Windows {

    private Windows() {}

    /** Reports a length of time that preparing would refuse. */
    public static void check(Node window, Problems problems) {
        window.text().filter(text -> text.matches(TextForm.DURATION.pattern())).ifPresent(text -> {
            try {
                WindowLength.micros(text);
            } catch (IllegalArgumentException e) {
                problems.atValue(window, "found '" + text + "', expected at most a hundred years", "");
            }
        });
    }
}
