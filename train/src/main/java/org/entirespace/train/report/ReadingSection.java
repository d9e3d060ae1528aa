/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

/** What the numbers say and what they cannot say. */
final class ReadingSection implements Section {

    @Override
    public String id() {
        return "reading";
    }

    @Override
    public String heading() {
        return "How to read this";
    }

    @Override
    public void render(Html html) {
        html.trusted(Resource.own("reading.html"));
    }
}
