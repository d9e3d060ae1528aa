/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.oip;

import java.math.BigInteger;
import java.util.Arrays;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.model.request.RequestJson;
import org.entirespace.serve.tensor.Elements;
import org.entirespace.serve.tensor.Shape;
import org.entirespace.serve.tensor.TensorType;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The elements of a tensor from JSON: one flat list, or a list of lists as the shape has them. Null stands for a missing value where
 * the type has one. Memory grows with what is there, not with what a shape claims. One use.
 */
final class JsonElements {

    private final TensorType type;
    private final Shape shape;
    private String[] texts = {};
    private long[] wholes = {};
    private double[] reals = {};
    private int size;

    private JsonElements(TensorType type, Shape shape) {
        this.type = type;
        this.shape = shape;
    }

    /**
     * Reads a list, at whose beginning the parser stands, and leaves it at its end.
     *
     * @throws IllegalRequestException when it has another form than the shape, more elements, or elements of another type
     */
    static Elements read(JsonParser parser, TensorType type, Shape shape) throws IllegalRequestException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new IllegalRequestException(
                    "data: found " + RequestJson.word(parser.currentToken()) + ", expected a list");
        }
        if (type == TensorType.FP16) {
            throw new IllegalRequestException(
                    "data: FP16 has no form in JSON, expected the parameter 'binary_data_size'");
        }
        JsonElements elements = new JsonElements(type, shape);
        elements.readAll(parser);
        return elements.made();
    }

    private void readAll(JsonParser parser) throws IllegalRequestException {
        boolean first = true;
        boolean nested = false;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            boolean list = token == JsonToken.START_ARRAY;
            if (!first && list != nested) {
                throw new IllegalRequestException("data: found lists beside elements, expected one or the other");
            }
            first = false;
            nested = list;
            if (list) {
                readRow(parser);
            } else {
                add(parser, token);
            }
        }
    }

    private void readRow(JsonParser parser) throws IllegalRequestException {
        int begin = size;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            add(parser, token);
        }
        if (size - begin != shape.width()) {
            throw new IllegalRequestException("data: found a row of " + (size - begin) + " elements, expected "
                    + shape.width() + " as the shape says");
        }
    }

    private void add(JsonParser parser, JsonToken token) throws IllegalRequestException {
        if (size >= shape.elements()) {
            throw new IllegalRequestException(
                    "data: found more elements than the " + shape.elements() + " that the shape says");
        }
        if (type == TensorType.BYTES) {
            addText(parser, token);
        } else if (type.isReal()) {
            addReal(parser, token);
        } else {
            addWhole(parser, token);
        }
        size++;
    }

    private void addText(JsonParser parser, JsonToken token) throws IllegalRequestException {
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NULL) {
            throw wrong(token, "a text");
        }
        texts = size < texts.length ? texts : Arrays.copyOf(texts, grown());
        texts[size] = token == JsonToken.VALUE_NULL ? "" : parser.getString();
    }

    private void addReal(JsonParser parser, JsonToken token) throws IllegalRequestException {
        double number = Double.NaN;
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            number = parser.getDoubleValue();
            number = type == TensorType.FP32 ? (float) number : number;
            if (!Double.isFinite(number)) {
                throw wrong(token, "a number that " + type + " can hold");
            }
        } else if (token != JsonToken.VALUE_NULL) {
            throw wrong(token, "a number");
        }
        reals = size < reals.length ? reals : Arrays.copyOf(reals, grown());
        reals[size] = number;
    }

    private void addWhole(JsonParser parser, JsonToken token) throws IllegalRequestException {
        wholes = size < wholes.length ? wholes : Arrays.copyOf(wholes, grown());
        if (type == TensorType.BOOL && (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE)) {
            wholes[size] = token == JsonToken.VALUE_TRUE ? 1 : 0;
            return;
        }
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw wrong(token, type == TensorType.BOOL ? "a boolean" : "a whole number");
        }
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            BigInteger big = parser.getBigIntegerValue();
            if (type != TensorType.UINT64 || big.signum() < 0 || big.bitLength() > Long.SIZE) {
                throw wrong(token, "a number that " + type + " can hold");
            }
            wholes[size] = big.longValue();
            return;
        }
        wholes[size] = parser.getLongValue();
        if (!type.holds(wholes[size])) {
            throw wrong(token, "a number that " + type + " can hold");
        }
    }

    private int grown() {
        return (int) Math.min(shape.elements(), Math.max(16, 2L * size));
    }

    private IllegalRequestException wrong(JsonToken found, String expected) {
        return new IllegalRequestException(
                "data: element " + size + ": found " + RequestJson.word(found) + ", expected " + expected);
    }

    private Elements made() {
        if (type == TensorType.BYTES) {
            return Elements.texts(Arrays.copyOf(texts, size));
        }
        return type.isReal()
                ? Elements.reals(Arrays.copyOf(reals, size))
                : Elements.wholes(type, Arrays.copyOf(wholes, size));
    }
}
