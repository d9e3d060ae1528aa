/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.train.evaluate.Evaluation;
import org.entirespace.train.evaluate.Figures;

/**
 * Writes a report as one HTML file that needs nothing else: styles, chart library and numbers are within, and its content security policy
 * forbids every request and every script but its own, which it knows by their SHA-256. All figures stand in tables as well, for readers without
 * JavaScript.
 *
 * <p>When its charts are drawn the page sets {@code data-finished="true"} on its root element, with their number in {@code data-charts}; anything that
 * went wrong is told in {@code data-errors}.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /**
     * Writes a report to a file, whole or not at all.
     *
     * @return the file's seal
     */
    public static FileSeal write(Path file, Report report) throws IOException {
        byte[] page = page(report).getBytes(StandardCharsets.UTF_8);
        return AtomicFile.write(file, out -> out.write(page));
    }

    /** The page as text. */
    static String page(Report report) {
        List<String> scripts = List.of(
                Resource.own("watch.js"),
                Resource.echarts(),
                Resource.own("figures.js"),
                Resource.own("parts.js"),
                Resource.own("charts.js"));
        Html html = new Html();
        html.trusted("<!doctype html>\n");
        html.open("html", "lang", "en").open("head");
        html.trusted("<meta charset=\"utf-8\">");
        html.trusted("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy(scripts) + "\">");
        html.trusted("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.trusted(
                "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">\n");
        html.leaf("title", report.title());
        html.open("style").trusted(Resource.own("report.css")).close().close();
        html.open("body");
        body(html, report);
        html.open("script", "type", "application/json", "id", "numbers")
                .trusted(ChartNumbers.json(report))
                .close()
                .trusted("\n");
        for (String script : scripts) {
            html.open("script").trusted(script).close().trusted("\n");
        }
        return html.close().close().trusted("\n").toString();
    }

    private static void body(Html html, Report report) {
        List<Section> sections = sections(report);
        html.open("header")
                .leaf("h1", report.title())
                .leaf("p", subtitle(report), "class", "subtitle")
                .close();
        html.open("nav", "aria-label", "Sections");
        sections.forEach(section -> html.leaf("a", section.heading(), "href", "#" + section.id()));
        html.close().open("main");
        html.trusted(
                "<noscript><p class=\"note\">Charts need JavaScript; every figure stands in the tables.</p></noscript>");
        for (Section section : sections) {
            html.open("section", "id", section.id()).leaf("h2", section.heading());
            section.render(html);
            html.close();
        }
        html.close();
    }

    private static List<Section> sections(Report report) {
        List<Section> sections = new ArrayList<>(
                List.of(new SummarySection(report), new GraphsSection(report), new FunnelSection(report)));
        if (LearningSection.applies(report)) {
            sections.add(new LearningSection(report));
        }
        sections.addAll(List.of(
                new RankingSection(report),
                new CalibrationSection(report),
                new ModelsSection(report),
                new ReadingSection()));
        if (!report.provenance().isEmpty()) {
            sections.add(new ProvenanceSection(report));
        }
        return sections;
    }

    private static String subtitle(Report report) {
        Evaluation first = report.models().get(0).evaluation();
        String names = report.models().stream().map(ModelSection::name).collect(Collectors.joining(", "));
        return names + " on " + Figures.count(first.rows()) + " impressions in " + Figures.count(first.groups())
                + " groups";
    }

    /** Nothing may be fetched, and no script may run but these. Styles may, since charts place their tooltips by them. */
    private static String policy(List<String> scripts) {
        String hashes = scripts.stream().map(HtmlReport::hash).collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + hashes
                + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
