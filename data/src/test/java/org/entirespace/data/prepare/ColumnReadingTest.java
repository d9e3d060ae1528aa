/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.entirespace.data.duck.Row;
import org.entirespace.data.plan.TimeUnit;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times and sequences of every type, read or refused. */
@ExtendWith(SharedDuck.class)
class ColumnReadingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "SECONDS   | 5                                        | 5000000",
                "SECONDS   | -5                                       | -5000000",
                "SECONDS   | 253402300799                             | 253402300799000000",
                "SECONDS   | 253402300800                             | ",
                "SECONDS   | -62135596800                             | -62135596800000000",
                "SECONDS   | -62135596801                             | ",
                "SECONDS   | CAST(1.25 AS DOUBLE)                     | 1250000",
                "SECONDS   | 1.0000005                                | 1000001",
                "SECONDS   | '1541548939'                             | 1541548939000000",
                "SECONDS   | '1541548939.5'                           | 1541548939500000",
                "SECONDS   | '1e3'                                    | 1000000000",
                "SECONDS   | 'then'                                   | ",
                "SECONDS   | ''                                       | ",
                "SECONDS   | CAST('NaN' AS DOUBLE)                    | ",
                "SECONDS   | CAST('Infinity' AS DOUBLE)               | ",
                "SECONDS   | 170141183460469231731687303715884105727  | ",
                "MILLIS    | 1541548939123                            | 1541548939123000",
                "MILLIS    | 1541548939123456                         | ",
                "MICROS    | 1541548939123456                         | 1541548939123456",
                "TIMESTAMP | TIMESTAMP '2018-11-07 00:00:00.000001'   | 1541548800000001",
                "TIMESTAMP | TIMESTAMPTZ '2018-11-07 01:00:00+01'     | 1541548800000000",
                "TIMESTAMP | TIMESTAMP_NS '2018-11-07 00:00:00'       | 1541548800000000",
                "TIMESTAMP | TIMESTAMP_S '2018-11-07 00:00:00'        | 1541548800000000",
                "TIMESTAMP | DATE '2018-11-07'                        | 1541548800000000",
                "TIMESTAMP | '2018-11-07T00:00:00Z'                   | 1541548800000000",
                "TIMESTAMP | '2018-11-07T01:00:00+01:00'              | 1541548800000000",
                "TIMESTAMP | '2018-11-07 00:00:00'                    | 1541548800000000",
                "TIMESTAMP | '2018-11-07'                             | 1541548800000000",
                "TIMESTAMP | '2018-13-07'                             | ",
                "TIMESTAMP | 'infinity'                               | ",
                "TIMESTAMP | TIMESTAMP 'infinity'                     | ",
                "TIMESTAMP | TIMESTAMP '12018-01-01'                  | ",
                "TIMESTAMP | CAST(NULL AS TIMESTAMP)                  | "
            })
    void timesAreReadAsMicrosecondsOrNotAtAll(TimeUnit unit, String value, String micros, TestLog duck)
            throws IOException {
        String type = type(duck, value);
        assertThat(TimeColumn.mismatch(type, unit)).isEmpty();

        Row row = duck.row("SELECT " + TimeColumn.micros("x", type, unit) + " FROM (SELECT " + value + " AS x)");

        assertThat(row.isNull(0) ? null : row.text(0)).isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "7                                | 7",
                "CAST(7 AS UTINYINT)              | 7",
                "18446744073709551615             | ",
                "CAST(7 AS DOUBLE)                | 7",
                "CAST(-7.5 AS DOUBLE)             | ",
                "7.000                            | 7",
                "7.001                            | ",
                "'12'                             | 12",
                "' -12 '                          | -12",
                "'9223372036854775807'            | 9223372036854775807",
                "'9223372036854775808'            | ",
                "'1.5'                            | ",
                "'one'                            | ",
                "''                               | ",
                "CAST(NULL AS VARCHAR)            | "
            })
    void sequencesAreWholeNumbersOrNothing(String value, String whole, TestLog duck) throws IOException {
        String type = type(duck, value);
        assertThat(SequenceColumn.mismatch(type)).isEmpty();

        Row row = duck.row("SELECT " + SequenceColumn.whole("x", type) + " FROM (SELECT " + value + " AS x)");

        assertThat(row.isNull(0) ? null : row.text(0)).isEqualTo(whole);
    }

    private static String type(TestLog duck, String value) throws IOException {
        return duck.row("SELECT column_type FROM (DESCRIBE SELECT " + value + " AS x)")
                .text(0);
    }
}
