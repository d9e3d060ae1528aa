/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.entirespace.model.tower.ForwardTranslator.Columns;

/**
 * Which tensors hold the columns of a dense part's nodes as they are now. A node lies in pieces, each some columns of a tensor
 * (batch, width); columns are cut out or joined only where a layer reads them otherwise than they were set. One owner.
 */
final class NodeValues {

    /** Some columns of a tensor. */
    private record Piece(String tensor, int tensorWidth, int from, int width) {
        Piece part(int offset, int count) {
            return new Piece(tensor, tensorWidth, from + offset, count);
        }
    }

    private final GraphWriter writer;
    private final Map<Integer, NavigableMap<Integer, Piece>> nodes = new HashMap<>(); // by node, by first column

    NodeValues(GraphWriter writer) {
        this.writer = writer;
    }

    /** Sets some columns to a tensor of as many. */
    void set(Columns columns, String tensor) {
        NavigableMap<Integer, Piece> pieces = cut(columns);
        pieces.subMap(columns.from(), columns.from() + columns.width()).clear();
        pieces.put(columns.from(), new Piece(tensor, columns.width(), 0, columns.width()));
    }

    /** Some columns as they were set: parts that together are all of them, none across the edge of a tensor. */
    List<Columns> parts(Columns columns) {
        List<Columns> parts = new ArrayList<>();
        int end = columns.from();
        for (Map.Entry<Integer, Piece> entry : cut(columns)
                .subMap(columns.from(), columns.from() + columns.width())
                .entrySet()) {
            require(entry.getKey() == end, columns);
            parts.add(new Columns(columns.node(), end, entry.getValue().width()));
            end += entry.getValue().width();
        }
        require(end == columns.from() + columns.width(), columns);
        return parts;
    }

    private static void require(boolean isSet, Columns columns) {
        if (!isSet) {
            throw new IllegalStateException(columns + ": read before all of them are set");
        }
    }

    /** Some columns as one tensor (batch, width). */
    String read(Columns columns) {
        List<String> tensors = parts(columns).stream().map(this::tensorOf).toList();
        String tensor =
                tensors.size() == 1 ? tensors.get(0) : writer.node("Concat", tensors, GraphWriter.integer("axis", 1));
        set(columns, tensor);
        return tensor;
    }

    private String tensorOf(Columns part) {
        Piece piece = cut(part).get(part.from());
        if (piece == null) {
            throw new IllegalStateException(part + ": not set");
        }
        if (piece.width() == piece.tensorWidth()) {
            return piece.tensor();
        }
        List<String> inputs = List.of(
                piece.tensor(),
                writer.longs(piece.from()),
                writer.longs(piece.from() + piece.width()),
                writer.longs(1));
        return writer.node("Slice", inputs);
    }

    /** The pieces of a node, with an edge where some columns begin and where they end. */
    private NavigableMap<Integer, Piece> cut(Columns columns) {
        NavigableMap<Integer, Piece> pieces = nodes.computeIfAbsent(columns.node(), node -> new TreeMap<>());
        cutAt(pieces, columns.from());
        cutAt(pieces, columns.from() + columns.width());
        return pieces;
    }

    private static void cutAt(NavigableMap<Integer, Piece> pieces, int column) {
        Map.Entry<Integer, Piece> before = pieces.lowerEntry(column);
        if (before == null) {
            return;
        }
        Piece piece = before.getValue();
        int left = column - before.getKey();
        if (left < piece.width()) {
            pieces.put(before.getKey(), piece.part(0, left));
            pieces.put(column, piece.part(left, piece.width() - left));
        }
    }
}
