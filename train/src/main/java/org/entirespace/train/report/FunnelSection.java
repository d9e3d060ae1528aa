/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entirespace.train.evaluate.BehaviorCounts;
import org.entirespace.train.evaluate.Evaluation;
import org.entirespace.train.evaluate.Figures;
import org.entirespace.train.evaluate.LabelCounts;

/** How many impressions led to each behaviour, and how many of those before it. */
final class FunnelSection implements Section {

    private final List<Evaluation> funnels;

    FunnelSection(Report report) {
        funnels = distinct(report);
    }

    /** The evaluations whose counts are not all part of another's. */
    static List<Evaluation> distinct(Report report) {
        List<Evaluation> kept = new ArrayList<>();
        report.models().stream()
                .map(ModelSection::evaluation)
                .sorted(Comparator.comparingInt(e -> -e.behaviors().size()))
                .filter(e -> kept.stream().noneMatch(k -> covers(k, e)))
                .forEach(kept::add);
        return kept;
    }

    private static boolean covers(Evaluation larger, Evaluation smaller) {
        return larger.rows() == smaller.rows() && impressions(larger).containsAll(impressions(smaller));
    }

    private static Set<Map.Entry<String, LabelCounts>> impressions(Evaluation evaluation) {
        return evaluation.behaviors().stream()
                .map(behavior -> Map.entry(behavior.behavior(), behavior.impressions()))
                .collect(Collectors.toSet());
    }

    @Override
    public String id() {
        return "funnel";
    }

    @Override
    public String heading() {
        return "From impression to goal";
    }

    @Override
    public void render(Html html) {
        for (int f = 0; f < funnels.size(); f++) {
            Evaluation funnel = funnels.get(f);
            html.open("div", "class", "columns");
            html.open("figure", "class", "card chart wide", "data-chart", "funnel", "data-index", String.valueOf(f));
            html.open("figcaption")
                    .leaf("strong", "Rows by behaviour")
                    .text(" ")
                    .leaf("span", "of the samples judged, logarithmic scale", "class", "space")
                    .close();
            html.open("div", "class", "plot").close().close();
            table(html, funnel);
            html.close();
        }
        html.leaf(
                "p",
                "! marks a behaviour that did not happen. Unobserved rows are too young to know, or were not logged; no metric counts them.",
                "class",
                "note");
    }

    private static void table(Html html, Evaluation funnel) {
        html.open("div", "class", "scroll").open("table", "class", "figures");
        html.open("thead").open("tr");
        for (String column :
                List.of("behaviour", "positive", "negative", "unobserved", "of impressions", "of those with")) {
            html.leaf("th", column, "scope", "col");
        }
        html.close().close().open("tbody");
        html.open("tr").leaf("th", "impression", "scope", "row").leaf("td", Figures.count(funnel.rows()));
        html.leaf("td", "").leaf("td", "").leaf("td", "").leaf("td", "").close();
        for (BehaviorCounts behavior : funnel.behaviors()) {
            LabelCounts counts = behavior.impressions();
            html.open("tr").leaf("th", behavior.behavior(), "scope", "row");
            html.leaf("td", Figures.count(counts.positive()));
            html.leaf("td", Figures.count(counts.negative()));
            html.leaf("td", Figures.count(counts.unobserved()));
            html.leaf("td", Figures.value(counts.rate(), Figures::rate));
            html.open("td");
            for (Map.Entry<String, LabelCounts> step : behavior.after().entrySet()) {
                html.open("div", "class", "step")
                        .text(Figures.value(step.getValue().rate(), Figures::rate));
                html.leaf("small", "of " + step.getKey()).close();
            }
            html.close().close();
        }
        html.close().close().close();
    }
}
