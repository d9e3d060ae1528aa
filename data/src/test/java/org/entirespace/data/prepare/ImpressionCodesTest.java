/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDuck.class)
class ImpressionCodesTest {

    private static final String TABLE = "prep.coded";

    /** A table of 5000 rows: a text, its list, a text of its own for each row, a number, nothing. */
    private static ImpressionCodes coded(TestLog duck, int most) throws Exception {
        duck.session()
                .execute(
                        "rows",
                        "CREATE OR REPLACE TABLE " + TABLE
                                + " AS SELECT CASE WHEN i % 7 > 0 THEN ['b', 'a', '', ' x ', 'NULL', 'é', 'B'][i % 7] END AS c0,"
                                + " CASE i % 6 WHEN 1 THEN [] WHEN 2 THEN ['a,b', '''', '\"', '[', ']', '\\', chr(31), chr(10)]"
                                + " WHEN 3 THEN [NULL, 'NULL', ''] WHEN 4 THEN ['a'] WHEN 5 THEN [' a', 'a '] END AS c1,"
                                + " 'own ' || i AS c2, i AS c3, NULL::VARCHAR AS c4 FROM range(5000) r(i)");
        duck.session().execute("copy", "CREATE OR REPLACE TABLE prep.copied AS SELECT * FROM " + TABLE);
        ImpressionCodes codes = new ImpressionCodes(duck.session(), TABLE, most);
        codes.codeTexts(List.of("c0", "c1", "c2", "c3", "c4"));
        codes.codeLists(List.of("c0", "c1", "c2", "c3", "c4"));
        return codes;
    }

    private static void valuesAreWhatTheyWere(TestLog duck, ImpressionCodes codes) throws Exception {
        StringBuilder equal = new StringBuilder("true");
        for (String column : List.of("c0", "c1", "c2", "c3", "c4")) {
            equal.append(" AND ")
                    .append(codes.decoded(column, "t." + column))
                    .append(" IS NOT DISTINCT FROM o.")
                    .append(column);
        }
        assertThat(duck.rows("SELECT count(*) FILTER (WHERE " + equal + "), count(*) FROM " + TABLE
                        + " t JOIN prep.copied o ON t.rowid = o.rowid"))
                .containsExactly("5000 5000");
    }

    @Test
    void textsAndListsThatComeAgainAreNumberedAndKeepTheirValues(TestLog duck) throws Exception {
        ImpressionCodes codes = coded(duck, ImpressionCodes.MOST);

        assertThat(codes.type("c0")).contains("prep.texts_of_c0");
        assertThat(codes.type("c1")).contains("prep.texts_of_c1");
        assertThat(codes.type("c2")).as("texts of one row each").isEmpty();
        assertThat(codes.type("c3")).as("numbers").isEmpty();
        assertThat(codes.type("c4")).as("no text at all").isEmpty();
        assertThat(duck.rows("SELECT column_name FROM duckdb_columns() WHERE table_name = 'coded' AND data_type LIKE"
                        + " 'ENUM%'"))
                .containsExactly("c0", "c1");
        valuesAreWhatTheyWere(duck, codes);
    }

    @Test
    void numbersRiseWithTheTexts(TestLog duck) throws Exception {
        coded(duck, ImpressionCodes.MOST);

        assertThat(duck.rows("SELECT count(*) FROM (SELECT row_number() OVER (ORDER BY t.c0, t.rowid) AS n,"
                        + " row_number() OVER (ORDER BY o.c0, t.rowid) AS m FROM " + TABLE
                        + " t JOIN prep.copied o ON t.rowid = o.rowid) WHERE n <> m"))
                .containsExactly("0");
    }

    @Test
    void moreThanTheMostTextsAreNotNumbered(TestLog duck) throws Exception {
        ImpressionCodes codes = coded(duck, 5);

        assertThat(codes.type("c0")).as("six texts").isEmpty();
        assertThat(codes.type("c1")).as("five lists").isPresent();
        valuesAreWhatTheyWere(duck, codes);
    }
}
