/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedDuck.class)
class UserViewsTest {

    @Test
    void viewsReadEarlierOnes(TestLog duck) throws Exception {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("first one", "SELECT 1 AS a");
        views.put("second", "WITH x AS (SELECT a + 1 AS a FROM \"first one\") SELECT * FROM x;");

        new UserViews(duck.session()).create(views);

        assertThat(duck.rows("SELECT a FROM second")).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY (SELECT 1) TO 'WORK/x.csv'",
                "ATTACH 'WORK/x.db'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "CREATE TABLE x AS SELECT 1",
                "DROP TABLE prep.rejected",
                "SET threads = 1",
                "PRAGMA database_list",
                "CALL enable_logging()",
                "SELECT 1; COPY (SELECT 1) TO 'WORK/x.csv'",
                "SELECT 1; SELECT 2",
                "SELECT 1) AS x; DROP TABLE prep.rejected; SELECT (1",
                "",
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT * FROM read_text('DATA/../outside')",
                "SELECT * FROM '/etc/passwd'",
                "SELECT * FROM query('COPY (SELECT 1) TO ''WORK/x.csv''')"
            })
    void whateverIsNotOneHarmlessQueryIsRefused(String sql, TestLog duck) {
        String view = sql.replace("WORK", duck.session().workFolder().toString())
                .replace("DATA", duck.dataFolder().toString());

        assertThatThrownBy(() -> new UserViews(duck.session()).create(Map.of("wicked", view)))
                .isInstanceOf(BadLogException.class)
                .hasMessageStartingWith("view 'wicked': ");
        assertThat(duck.session().workFolder().resolve("x.csv")).doesNotExist();
        assertThat(duck.session().workFolder().resolve("x.db")).doesNotExist();
    }

    @Test
    void filesOfTheDataFolderMayBeReadInAView(TestLog duck) throws Exception {
        Files.writeString(duck.dataFolder().resolve("prices.csv"), "item,price\n1,2.5\n");

        new UserViews(duck.session())
                .create(Map.of("prices", "SELECT price FROM read_csv('" + duck.dataFolder() + "/prices.csv')"));

        assertThat(duck.rows("SELECT * FROM prices")).containsExactly("2.5");
    }

    @Test
    void allViewsThatFailAreTold_butNotThoseThatReadThem(TestLog duck) {
        Map<String, String> views = new LinkedHashMap<>();
        views.put("typo", "SELECT 1 AS a,\n  2 b c");
        views.put("follower", "SELECT a FROM typo");
        views.put("stranger", "SELECT a FROM nowhere");
        views.put("fine", "SELECT 1");

        assertThatThrownBy(() -> new UserViews(duck.session()).create(views))
                .isInstanceOfSatisfying(
                        BadLogException.class,
                        e -> assertThat(e.problems())
                                .satisfiesExactly(
                                        p -> assertThat(p)
                                                .isEqualTo(
                                                        "view 'typo': syntax error at or near \"c\" in line 2 of the view, after:"
                                                                + " SELECT 1 AS a,\n  2 b"),
                                        p -> assertThat(p)
                                                .startsWith(
                                                        "view 'stranger': Catalog Error: Table with name nowhere")));
    }
}
