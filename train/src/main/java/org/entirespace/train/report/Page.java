/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.entirespace.core.artifact.AtomicFile;
import org.entirespace.core.artifact.FileSeal;
import tools.jackson.databind.JsonNode;

/**
 * One HTML file that needs nothing else: styles, chart library and numbers are within, and its content security policy forbids every request
 * and every script but its own, which it knows by their SHA-256.
 *
 * <p>When its charts are drawn the page sets {@code data-finished="true"} on its root element, with their number in {@code data-charts}; anything that
 * went wrong is told in {@code data-errors}.
 *
 * @param title the heading, also the document's title
 * @param subtitle one line below it
 * @param sections what stands on it, in order
 * @param numbers what the charts are drawn from
 * @param charts the scripts that know the page's kinds of charts, by name; the last one draws
 */
record Page(String title, String subtitle, List<Section> sections, JsonNode numbers, List<String> charts) {

    Page {
        sections = List.copyOf(sections);
        charts = List.copyOf(charts);
    }

    /** Writes the page to a file, whole or not at all. */
    FileSeal write(Path file) throws IOException {
        byte[] page = text().getBytes(StandardCharsets.UTF_8);
        return AtomicFile.write(file, out -> out.write(page));
    }

    /** The page as text. */
    String text() {
        List<String> scripts = scripts();
        Html html = new Html();
        html.trusted("<!doctype html>\n");
        html.open("html", "lang", "en").open("head");
        html.trusted("<meta charset=\"utf-8\">");
        html.trusted("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy(scripts) + "\">");
        html.trusted("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        html.trusted(
                "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">\n");
        html.leaf("title", title);
        html.open("style").trusted(Resource.own("report.css")).close().close();
        html.open("body");
        body(html);
        html.open("script", "type", "application/json", "id", "numbers")
                .trusted(embedded(numbers))
                .close()
                .trusted("\n");
        for (String script : scripts) {
            html.open("script").trusted(script).close().trusted("\n");
        }
        return html.close().close().trusted("\n").toString();
    }

    private void body(Html html) {
        html.open("header")
                .leaf("h1", title)
                .leaf("p", subtitle, "class", "subtitle")
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

    /** The page's scripts in the order in which they run. */
    List<String> scripts() {
        List<String> scripts = new ArrayList<>(List.of(
                Resource.own("watch.js"),
                Resource.echarts(),
                Resource.own("figures.js"),
                Resource.own("parts.js"),
                Resource.own("drawing.js")));
        charts.forEach(name -> scripts.add(Resource.own(name)));
        return List.copyOf(scripts);
    }

    /**
     * JSON that is safe within a script element: {@code <}, {@code >} and {@code &} stand as escapes, so no name can end the element, and the two
     * line separators that JSON allows and JavaScript once did not likewise.
     */
    static String embedded(JsonNode json) {
        return json.toString()
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /** Nothing may be fetched, and no script may run but these. Styles may, since charts place their tooltips by them. */
    private static String policy(List<String> scripts) {
        String hashes = scripts.stream().map(Page::hash).collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + hashes
                + "; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String script) {
        byte[] digest = FileSeal.newDigest().digest(script.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
