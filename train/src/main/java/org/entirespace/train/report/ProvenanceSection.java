/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.List;

/** Where data and models come from. */
final class ProvenanceSection implements Section {

    private final List<Fact> provenance;

    ProvenanceSection(Report report) {
        provenance = report.provenance();
    }

    @Override
    public String id() {
        return "provenance";
    }

    @Override
    public String heading() {
        return "Provenance";
    }

    @Override
    public void render(Html html) {
        html.open("div", "class", "card");
        ModelsSection.facts(html, provenance);
        html.close();
    }
}
