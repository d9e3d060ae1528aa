/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entirespace.core.artifact.FileSeal;
import org.entirespace.train.compare.RunRecord;
import org.entirespace.train.compare.Summary;

/**
 * Writes the results of an experiment as one HTML file that needs nothing else. What its charts show stands in tables as well, for readers without
 * JavaScript.
 */
public final class ExperimentReport {

    private ExperimentReport() {}

    /**
     * Writes the page to a file, whole or not at all.
     *
     * @param summary what the runs say together
     * @param trials the records of the search
     * @param facts how and where it ran, by name; what stands in backquotes is shown without them
     * @return the file's seal
     */
    public static FileSeal write(Path file, Summary summary, List<RunRecord> trials, Map<String, String> facts)
            throws IOException {
        return page(summary, trials, facts).write(file);
    }

    /** The page. */
    static Page page(Summary summary, List<RunRecord> trials, Map<String, String> facts) {
        Results results = Results.of(summary, trials);
        List<Section> sections = Stream.of(
                        Stream.of(new QuestionSection(results, facts)),
                        HeadlinesSection.of(results),
                        TrendsSection.of(results),
                        Stream.of(new DifferencesSection(results)),
                        LevelsSection.of(results),
                        Stream.of(new TablesSection(results)),
                        SettingsSection.of(results),
                        Stream.of(new CostSection(results)))
                .<Section>flatMap(section -> section)
                .toList();
        return new Page(
                "Results of " + summary.experiment().name(),
                results.subtitle(),
                sections,
                ResultNumbers.of(results),
                List.of("marks.js", "rows.js", "results.js"));
    }
}
