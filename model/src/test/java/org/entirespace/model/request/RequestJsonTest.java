/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entirespace.core.sample.SampleBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class RequestJsonTest {

    private final RawRows rows = new RawRows(RawRowsTest.SCHEMA);

    private SampleBatch read(String body) throws IllegalRequestException {
        return read(body, RequestJson.refused(), RequestJson.refused());
    }

    private SampleBatch read(String body, RequestJson.OtherKeys keys, RequestJson.OtherKeys topKeys)
            throws IllegalRequestException {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), body)) {
            parser.nextToken();
            RequestJson.read(parser, rows, 3, keys, topKeys);
            return rows.encoded();
        }
    }

    @Test
    void requestAndCandidatesMayComeInAnyOrder() throws IllegalRequestException {
        String request = "'request': {'city': 'oslo', 'age': 2}";
        String candidates = "'candidates': [{'price': 18}, {'price': 10.0, 'tags': ['red', null, 'new']}]";
        for (String body : List.of(request + "," + candidates, candidates + "," + request)) {
            SampleBatch batch = read(("{" + body + "}").replace('\'', '"'));

            assertThat(batch.size).isEqualTo(2);
            assertThat(batch.numeric[0][0]).isEqualTo(2f);
            assertThat(batch.numeric[0][1]).isEqualTo(0f);
            assertThat(batch.numeric[1][1]).isEqualTo(2f);
            assertThat(Arrays.copyOf(batch.indexed[0].values, 2)).containsExactly(3, 3);
            assertThat(Arrays.copyOf(batch.indexed[2].values, batch.indexed[2].offsets[2]))
                    .containsExactly(2, 3);
        }
    }

    @Test
    void nullIsMissing() throws IllegalRequestException {
        SampleBatch batch = read("{\"candidates\": [{\"price\": null, \"city\": null, \"tags\": null}]}");

        assertThat(batch.size).isEqualTo(1);
        assertThat(rows.missing(rows.field("city"))).isEqualTo(1);
        assertThat(rows.missing(rows.field("tags"))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "7, '\"7\"'",
        "-12, '\"-12\"'",
        "true, '\"true\"'",
        "123456789012345678901234567890, '\"123456789012345678901234567890\"'"
    })
    void textsMayBeWrittenAsWholeNumbersAndBooleans(String plain, String quoted) throws IllegalRequestException {
        int one = read("{\"candidates\": [{\"shop\": " + plain + "}]}").indexed[1].values[0];
        int other = read("{\"candidates\": [{\"shop\": " + quoted + "}]}").indexed[1].values[0];

        assertThat(one).isEqualTo(other);
    }

    @Test
    void numbersMayBeWrittenAsBooleans() throws IllegalRequestException {
        assertThat(read("{\"candidates\": [{\"age\": true}, {\"age\": false}]}").numeric[1])
                .startsWith(1f, 0f);
    }

    @Test
    void otherKeysAreHandedOver() throws IllegalRequestException {
        List<String> heard = new ArrayList<>();

        read(
                "{\"top\": {\"deep\": [1]}, \"request\": {\"id\": [2]}, \"candidates\": [{}, {\"id\": 3, \"city\": \"oslo\"}]}",
                (parser, key, row) -> {
                    heard.add(key + " of " + row);
                    parser.skipChildren();
                },
                (parser, key, row) -> {
                    heard.add(key);
                    parser.skipChildren();
                });

        assertThat(heard).containsExactly("top", "id of -1", "id of 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[]; body: found a list, expected an object",
                "7; body: found a whole number, expected an object",
                "{}; body: 'candidates' is missing",
                "{\"request\": {}}; body: 'candidates' is missing",
                "{\"candidates\": {}}; candidates: found an object, expected a list",
                "{\"candidates\": [7]}; candidate 0: found a whole number, expected an object with a key for each field",
                "{\"request\": [], \"candidates\": []}; request: found a list, expected an object with a key for each field",
                "{\"candidates\": [{}, {\"colour\": 1}]}; candidate 1: unknown field 'colour'",
                "{\"request\": {\"colour\": 1}, \"candidates\": []}; request: unknown field 'colour'",
                "{\"candidates\": [], \"candidates\": []}; body: 'candidates' is given twice",
                "{\"candidates\": [{}, {}, {}, {}]}; candidates: found more than 3, expected at most so many",
                "{\"candidates\": [{\"city\": {}}]}; candidate 0, field 'city': found an object, expected a value",
                "{\"candidates\": [{\"city\": 1.5}]}; candidate 0, field 'city': found number 1.5, expected a text or a whole number",
                "{\"candidates\": [{\"price\": \"1\"}]}; candidate 0, field 'price': found text '1', expected a finite number",
                "{\"candidates\": [{\"price\": 1e999}]}; candidate 0, field 'price': found number Infinity, expected a finite number",
                "{\"candidates\": [{\"tags\": [[]]}]}; candidate 0, field 'tags': found a list in the list, expected texts",
                "{\"candidates\": [{\"tags\": [1.5]}]}; candidate 0, field 'tags': found a number in the list, expected texts",
                "{\"candidates\": [{\"city\": \"a\", \"city\": \"b\"}]}; candidate 0, field 'city': given twice"
            })
    void whatIsWrongIsToldWithItsPlace(String body, String message) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(IllegalRequestException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"candidates\": [",
                "{\"candidates\": [{\"price\": NaN}]}",
                "{\"candidates\": [{\"tags\": [1"
            })
    void whatIsNoJsonIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(JacksonException.class);
    }
}
