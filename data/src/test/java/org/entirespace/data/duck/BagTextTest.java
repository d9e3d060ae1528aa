/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.duck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BagTextTest {

    @Test
    void listsComeBackAsTheyWere(@TempDir Path folder) throws IOException {
        try (DuckSession session = DuckSession.start(new DuckOptions("200MB", 1, List.of(), folder))) {
            session.execute("list", "CREATE TABLE t AS SELECT chr(30) AS e, chr(31) AS s");

            assertThat(bag(session, "['a', 'b c', '', 'ü']")).containsExactly("a", "b c", "", "ü");
            assertThat(bag(session, "[s, e, e || s || 'a', e || 'b', e || 'a', e || e]"))
                    .containsExactly("\u001f", "\u001e", "\u001e\u001fa", "\u001eb", "\u001ea", "\u001e\u001e");
            assertThat(bag(session, "['a', NULL, 'a']")).containsExactly("a", "a");
            assertThat(bag(session, "['']")).containsExactly("");
            assertThat(bag(session, "CAST([] AS VARCHAR[])")).isEmpty();
            assertThat(bag(session, "CAST(NULL AS VARCHAR[])")).isEmpty();
        }
    }

    private static List<String> bag(DuckSession session, String list) throws IOException {
        List<String> elements = new ArrayList<>();
        String text = session.query("bag", "SELECT " + BagText.sql(list) + " FROM t")
                .get(0)
                .text(0);
        BagText.forEach(text, elements::add);
        return elements;
    }
}
