/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostFileTest {

    @TempDir
    Path folder;

    @Test
    void commandsAddUpAndTheLastMachineIsTold() throws Exception {
        CostFile.in(folder).add(100, Map.of("processors", "2, A", "largest heap", "5.9 GiB"));
        CostFile.in(folder).add(23.4, Map.of("processors", "4, B = C: D", "largest heap", "5.9 GiB"));

        assertThat(CostFile.in(folder).facts())
                .containsExactly(
                        Map.entry("largest heap", "5.9 GiB"),
                        Map.entry("processors", "4, B = C: D"),
                        Map.entry("wall time of all runs", "123 s in 2 commands"));
    }

    @Test
    void nothingIsKnownBeforeTheFirstRun() throws Exception {
        assertThat(CostFile.in(folder).facts()).isEmpty();
    }
}
