/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.entirespace.train.compare.Column;
import org.entirespace.train.compare.ResultTables;
import org.entirespace.train.compare.RunRecord;
import org.entirespace.train.compare.Summary;
import org.entirespace.train.experiment.Contestant;
import org.entirespace.train.experiment.DataSet;
import org.entirespace.train.experiment.Experiment;

/**
 * The results of an experiment as its page lays them out.
 *
 * @param summary what the runs say together
 * @param tables their tables
 * @param headlines the figures that are shown first
 * @param levels predicted over true rates, where any data set has them
 */
record Results(Summary summary, ResultTables tables, List<Column> headlines, List<Column> levels) {

    static Results of(Summary summary, List<RunRecord> trials) {
        ResultTables tables = new ResultTables(summary, trials);
        List<DataSet> data = summary.experiment().data();
        List<Column> levels = Column.LEVELS.stream()
                .filter(column -> data.stream().anyMatch(set -> has(summary, set, column)))
                .toList();
        return new Results(summary, tables, tables.headlines(), levels);
    }

    Experiment experiment() {
        return summary.experiment();
    }

    List<DataSet> data() {
        return experiment().data();
    }

    List<String> models() {
        return experiment().models().stream().map(Contestant::name).toList();
    }

    /** Headlines, then levels: what charts show, by the number that they know it by. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>(headlines);
        columns.addAll(levels);
        return columns;
    }

    /** Whether any model has a value of a column on a data set. */
    boolean has(int data, Column column) {
        return has(summary, data().get(data), column);
    }

    private static boolean has(Summary summary, DataSet data, Column column) {
        return summary.experiment().models().stream()
                .anyMatch(model ->
                        summary.entry(data.name(), model.name(), column.key()).isPresent());
    }

    /** The numbers of the data sets at which no dial is swept. */
    List<Integer> plain() {
        return IntStream.range(0, data().size())
                .filter(d -> data().get(d).at() == null)
                .boxed()
                .toList();
    }

    /** For each world whose dial is swept, the numbers of its data sets, by the value of the dial. */
    Map<String, List<Integer>> swept() {
        Map<String, List<Integer>> swept = new LinkedHashMap<>();
        IntStream.range(0, data().size())
                .filter(d -> data().get(d).at() != null)
                .forEach(d -> swept.computeIfAbsent(data().get(d).base(), absent -> new ArrayList<>())
                        .add(d));
        return swept;
    }

    String subtitle() {
        return counted(models().size(), "model") + " on " + counted(data().size(), "data set") + " with "
                + counted(experiment().seeds().size(), "seed");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
