/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.List;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.Quantity;
import org.entirespace.core.graph.Rate;

/** What each model is: its heads, the formulas that combine them, its options. */
final class ModelsSection implements Section {

    private final Report report;

    ModelsSection(Report report) {
        this.report = report;
    }

    @Override
    public String id() {
        return "models";
    }

    @Override
    public String heading() {
        return "Models";
    }

    @Override
    public void render(Html html) {
        for (int m = 0; m < report.models().size(); m++) {
            ModelSection model = report.models().get(m);
            html.open("div", "class", "card model").open("h3");
            ModelNames.chip(html, m, model.name());
            html.close();
            graph(html, model.graph());
            if (!model.options().isEmpty()) {
                html.leaf("h4", "Options");
                facts(html, model.options());
            }
            html.close();
        }
        html.leaf(
                "p",
                "A head predicts one rate; behind the bar stands what is known, ! marks a behaviour that did not happen. In formulas ~ is"
                        + " the complement of a rate. The formula of a conditional leaves out factors that cancel; where its space"
                        + " is reached in several ways it gives the probability up to the normaliser.",
                "class",
                "note");
    }

    private static void graph(Html html, CompiledGraph graph) {
        html.leaf("h4", "Graph " + graph.graph().name() + ": " + graph.rates().size() + " heads");
        html.open("p", "class", "rates");
        for (Rate rate : graph.rates()) {
            html.leaf("code", rate.name()).text(" ");
        }
        html.close();
        html.leaf("h4", "Formulas");
        html.open("div", "class", "scroll").open("table", "class", "formulas").open("tbody");
        for (Quantity quantity : graph.quantities()) {
            html.open("tr").leaf("th", graph.graph().displayName(quantity), "scope", "row");
            html.open("td")
                    .leaf("code", graph.formula(quantity).replace(" + ", "\n+ "))
                    .close()
                    .close();
        }
        html.close().close().close();
    }

    /** Appends facts as a list of names and values. */
    static void facts(Html html, List<Fact> facts) {
        html.open("dl", "class", "facts");
        for (Fact fact : facts) {
            html.open("div").leaf("dt", fact.name()).leaf("dd", fact.value()).close();
        }
        html.close();
    }
}
