/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.train.evaluate.Evaluation;
import org.entirespace.train.evaluate.Figures;

/**
 * Writes a report as one HTML file that needs nothing else. All figures stand in tables as well as in charts, for readers without JavaScript.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /**
     * Writes a report to a file, whole or not at all.
     *
     * @return the file's seal
     */
    public static FileSeal write(Path file, Report report) throws IOException {
        return of(report).write(file);
    }

    /** The page as text. */
    static String page(Report report) {
        return of(report).text();
    }

    private static Page of(Report report) {
        return new Page(
                report.title(), subtitle(report), sections(report), ChartNumbers.of(report), List.of("charts.js"));
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
}
