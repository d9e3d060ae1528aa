/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.score;

import java.util.Arrays;
import java.util.List;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RawRows;
import org.entirespace.model.request.RequestJson;
import org.entirespace.serve.json.JsonText;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The numbers that a formula takes from candidates and from what they have in common, whether or not a field of the model has the same
 * name. They are read in a second pass, since the formula may stand behind them.
 */
final class KeyNumbers {

    private final List<String> names;
    private final double[][] ofRows; // (names, rows); NaN where a row has none
    private final double[] common; // (names); NaN where rows have none in common

    private KeyNumbers(List<String> names, int rows) {
        this.names = names;
        ofRows = new double[names.size()][rows];
        common = new double[names.size()];
        Arrays.fill(common, Double.NaN);
        for (double[] row : ofRows) {
            Arrays.fill(row, Double.NaN);
        }
    }

    /**
     * Reads the numbers of some names from a body that was read before.
     *
     * @throws IllegalRequestException when a value is no number, is absent, or is given twice
     */
    static KeyNumbers read(List<String> names, int rows, byte[] bytes, int length) throws IllegalRequestException {
        KeyNumbers numbers = new KeyNumbers(names, rows);
        if (!names.isEmpty()) {
            JsonText.read(bytes, length, parser -> {
                numbers.readBody(parser);
                return numbers;
            });
            numbers.share();
        }
        return numbers;
    }

    /** The number of a name, by its place among the names, in a row. */
    double of(int name, int row) {
        return ofRows[name][row];
    }

    private void readBody(JsonParser parser) throws IllegalRequestException {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            if (key.equals("request")) {
                readRow(parser, RawRows.REQUEST);
            } else if (key.equals("candidates")) {
                for (int row = 0; parser.nextToken() == JsonToken.START_OBJECT; row++) {
                    readRow(parser, row);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readRow(JsonParser parser, int row) throws IllegalRequestException {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            int name = names.indexOf(parser.currentName());
            JsonToken token = parser.nextToken();
            if (name < 0) {
                parser.skipChildren();
            } else if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
                set(name, row, parser.getDoubleValue());
            } else if (token != JsonToken.VALUE_NULL) {
                throw new IllegalRequestException(place(name, row) + ": found " + RequestJson.word(token)
                        + ", expected a number, since the formula needs it");
            }
        }
    }

    private void set(int name, int row, double value) throws IllegalRequestException {
        if (!Double.isFinite(value)) {
            throw new IllegalRequestException(place(name, row) + ": found " + value + ", expected a finite number");
        }
        if (!Double.isNaN(row == RawRows.REQUEST ? common[name] : ofRows[name][row])) {
            throw new IllegalRequestException(place(name, row) + ": given twice");
        }
        if (row == RawRows.REQUEST) {
            common[name] = value;
        } else {
            ofRows[name][row] = value;
        }
    }

    private void share() throws IllegalRequestException {
        for (int name = 0; name < ofRows.length; name++) {
            for (int row = 0; row < ofRows[name].length; row++) {
                boolean own = !Double.isNaN(ofRows[name][row]);
                boolean shared = !Double.isNaN(common[name]);
                if (own == shared) {
                    throw new IllegalRequestException(place(name, row)
                            + (own
                                    ? ": given by the request too"
                                    : ": absent, and no quantity of the model; the formula needs it"));
                }
                if (shared) {
                    ofRows[name][row] = common[name];
                }
            }
        }
    }

    private String place(int name, int row) {
        return ScoreRequest.place(row) + ", '" + names.get(name) + "'";
    }
}
