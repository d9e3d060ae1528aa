/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import org.entirespace.data.prepare.WindowLength;
import org.entirespace.train.document.Node;
import org.entirespace.train.document.Problems;
import org.entirespace.train.document.TextForm;

/** Limits the windows of a recipe; their form is the schema's to check. */
final class Windows {

    private Windows() {}

    /** Reports a window that preparing would refuse. */
    static void check(Node window, Problems problems) {
        window.text().filter(text -> text.matches(TextForm.DURATION.pattern())).ifPresent(text -> {
            try {
                WindowLength.micros(text);
            } catch (IllegalArgumentException e) {
                problems.atValue(window, "found '" + text + "', expected at most a hundred years", "");
            }
        });
    }
}
