/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.json;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.entirespace.model.request.IllegalRequestException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads and writes JSON as bytes in UTF-8, token by token, within limits. Stateless. */
public final class JsonText {

    /** The deepest nesting of lists and objects. */
    public static final int DEPTH = 64;

    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_NUMBER = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private JsonText() {}

    /** Reads something. */
    @FunctionalInterface
    public interface Reading<T> {

        /**
         * Reads from a parser that stands at the first token, and leaves it at the last.
         *
         * @throws IllegalRequestException when it is not what was expected
         */
        T read(JsonParser parser) throws IllegalRequestException;
    }

    /** Writes something. */
    @FunctionalInterface
    public interface Writing {

        /** Writes to a generator. */
        void write(JsonGenerator json);
    }

    /**
     * Reads the one value that some bytes are.
     *
     * @param length how many of the bytes
     * @throws IllegalRequestException when they are no JSON, more than one value, or not what was expected
     */
    public static <T> T read(byte[] bytes, int length, Reading<T> reading) throws IllegalRequestException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, 0, length)) {
            if (parser.nextToken() == null) {
                throw new IllegalRequestException("body: it is empty, expected JSON");
            }
            T value = reading.read(parser);
            if (parser.nextToken() != null) {
                throw new IllegalRequestException("body: something follows after the end of the object");
            }
            return value;
        } catch (JacksonException e) {
            throw new IllegalRequestException("body: not JSON as it is taken here: " + complaint(e));
        }
    }

    /**
     * Reads a value that lies somewhere within bytes that {@link #read} has passed over.
     *
     * @param from where it begins
     */
    public static <T> T readAt(byte[] bytes, int from, int length, Reading<T> reading) throws IllegalRequestException {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length - from)) {
            parser.nextToken();
            return reading.read(parser);
        } catch (JacksonException e) {
            throw new IllegalRequestException("body: not JSON as it is taken here: " + complaint(e));
        }
    }

    /** A parser of a stream, for what is not read at once; at its beginning. */
    public static JsonParser parser(InputStream in) {
        return FACTORY.createParser(ObjectReadContext.empty(), in);
    }

    private static String complaint(JacksonException failure) {
        TokenStreamLocation place = failure.getLocation();
        String text =
                String.valueOf(failure.getOriginalMessage()).lines().findFirst().orElse("");
        return place == null || place.getLineNr() < 1
                ? text
                : text + " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    /** The bytes of what is written. */
    public static byte[] of(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            writing.write(json);
        }
        return bytes.toByteArray();
    }
}
