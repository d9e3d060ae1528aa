/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entirespace.core.graph.BehaviorGraph;
import org.entirespace.core.graph.Quantity;
import org.entirespace.train.compare.Column.Better;
import org.entirespace.train.experiment.DataSet;

/**
 * The columns of a data set that knows no purchase after a click, which {@link Column#HEADLINES} speak of: every quantity that some
 * model predicts, each for itself, under the name that the models' graphs have for it. Immutable.
 */
final class QuantityColumns {

    private static final String ALL = "all";

    private final Summary summary;
    private final Set<FigureKey> keys;

    private QuantityColumns(Summary summary, DataSet data) {
        this.summary = summary;
        this.keys = summary.keys(data.name());
    }

    /**
     * One quantity.
     *
     * @param name what graphs call it
     * @param rows where it is judged, in words
     * @param rate the observed share of positive rows
     * @param columns AUC, GAUC, log loss and calibration
     */
    record Block(String name, String rows, Column rate, List<Column> columns) {}

    /** The figures that a data set is spoken of by first: the general headlines, otherwise the AUC of every quantity. */
    static List<Column> headlines(Summary summary, DataSet data) {
        List<Column> general = Column.present(Column.HEADLINES, summary.keys(data.name()));
        return general.isEmpty() ? new QuantityColumns(summary, data).aucs() : general;
    }

    /** The quantities of a data set one by one; none where it has general headlines. */
    static List<Block> blocks(Summary summary, DataSet data) {
        QuantityColumns columns = new QuantityColumns(summary, data);
        return columns.isGeneral()
                ? List.of()
                : columns.judged().stream().map(columns::block).toList();
    }

    /** The F1 of the highest predictions of every quantity; none where the data set has general headlines. */
    static List<Column> ofTheTop(Summary summary, DataSet data) {
        QuantityColumns columns = new QuantityColumns(summary, data);
        return columns.isGeneral()
                ? List.of()
                : columns.judged().stream().flatMap(columns::tops).toList();
    }

    private boolean isGeneral() {
        return !Column.present(Column.HEADLINES, keys).isEmpty();
    }

    private List<Column> aucs() {
        return judged().stream()
                .map(key -> column(name(key) + " AUC on " + space(key), key, LabelFigures.AUC, Better.HIGHER, 4))
                .toList();
    }

    /** The AUC of every quantity on all rows of its space. */
    private List<FigureKey> judged() {
        return keys.stream()
                .filter(key -> key.metric().equals(LabelFigures.AUC)
                        && key.rows()
                                .equals(Quantity.parse(key.quantity()).space().name()))
                .toList();
    }

    private Block block(FigureKey key) {
        return new Block(
                name(key),
                space(key).equals(ALL) ? "all rows" : "the rows with " + space(key),
                column("rate", key, LabelFigures.RATE, Better.HIGHER, 4),
                List.of(
                        column("AUC", key, LabelFigures.AUC, Better.HIGHER, 4),
                        column("GAUC", key, LabelFigures.GAUC, Better.HIGHER, 4),
                        column("log loss", key, LabelFigures.LOG_LOSS, Better.LOWER, 5),
                        column("PCOC", key, LabelFigures.RATIO, Better.ONE, 3)));
    }

    private Stream<Column> tops(FigureKey quantity) {
        List<Column> tops = new ArrayList<>();
        for (FigureKey key : keys) {
            if (key.quantity().equals(quantity.quantity())
                    && key.rows().equals(quantity.rows())
                    && key.metric().startsWith(LabelFigures.TOP)) {
                tops.add(Column.top(name(key), key));
            }
        }
        return tops.stream();
    }

    private static Column column(String title, FigureKey of, String metric, Better better, int decimals) {
        return new Column(title, new FigureKey(of.quantity(), of.rows(), metric), better, decimals);
    }

    /** The alias of the first graph that has one, otherwise the plain name. */
    private String name(FigureKey key) {
        Quantity quantity = Quantity.parse(key.quantity());
        List<BehaviorGraph> graphs = summary.experiment().models().stream()
                .map(model -> model.model().graph())
                .toList();
        return graphs.stream()
                .filter(graph -> graph.aliases().containsKey(quantity.key()))
                .findFirst()
                .orElse(graphs.get(0))
                .displayName(quantity);
    }

    private static String space(FigureKey key) {
        Quantity quantity = Quantity.parse(key.quantity());
        return quantity.space().isEntire() ? ALL : quantity.space().name();
    }
}
