/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.TestRoom;
import org.entirespace.serve.TinyModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingRoomTest {

    @TempDir
    Path models;

    private final List<String> told = new ArrayList<>();
    private final Asker asker = (why, message) -> told.add(why + " " + message);

    @Test
    void whateverBecomesOfWorkItsAskerIsTold() throws Exception {
        try (TestRoom test = new TestRoom(models, ServingOptions.defaults())) {
            List<Work> works = List.of(
                    () -> {
                        throw new IllegalRequestException("no such field");
                    },
                    () -> {
                        throw new IOException("no such file");
                    },
                    () -> {
                        throw new IllegalStateException("secret");
                    },
                    () -> test.room.model("none", null),
                    () -> {
                        throw new StackOverflowError();
                    },
                    () -> {
                        throw new OutOfMemoryError("Cannot reserve direct buffer memory");
                    });
            works.forEach(work -> test.room.run(work, asker));
            assertThat(told)
                    .containsExactly(
                            "MALFORMED no such field",
                            "UNFIT no such file",
                            "FAULT internal error",
                            "UNKNOWN model 'none' is not served",
                            "FAULT internal error",
                            "FAULT internal error");
            assertThat(test.failures).hasSize(3);
        }
    }

    @Test
    void theShorterOfBothDeadlinesCounts() throws Exception {
        ServingOptions options = ServingOptions.defaults().withQueue(1, 1, Duration.ofSeconds(2));
        try (TestRoom test = new TestRoom(models, options)) {
            test.now.set(5);
            assertThat(test.room.deadline()).isEqualTo(2_000_000_005);
            assertThat(test.room.deadline(Duration.ofNanos(7))).isEqualTo(12);
            assertThat(test.room.deadline(Duration.ofDays(7))).isEqualTo(2_000_000_005);
        }
    }

    @Test
    void whereSeveralModelsAreServedOneMustBeNamed() throws Exception {
        TinyModels.write(models.resolve("shop").resolve("1"), "shop", 1);
        TinyModels.write(models.resolve("mall").resolve("1"), "mall", 1);
        try (TestRoom test = new TestRoom(models, ServingOptions.defaults())) {
            test.holder.load("shop");
            assertThat(test.room.model(null, null).name()).isEqualTo("shop");
            test.holder.load("mall");
            test.room.run(() -> test.room.model(null, null), asker);
            assertThat(told).containsExactly("MALFORMED several models are served; expected the name of one of them");
            assertThat(test.room.model("mall", "1").name()).isEqualTo("mall");
        }
    }

    @Test
    void closingSkipsTheNoticeAndWaitsForWhatIsUnderWay() throws Exception {
        ServingOptions options = ServingOptions.defaults().stopping(Duration.ofHours(1), Duration.ofSeconds(20));
        Semaphore heard = new Semaphore(0);
        try (TestRoom test = new TestRoom(models, options)) {
            test.room.whenStopping(heard::release);
            assertThat(test.room.enter()).isTrue();
            Thread closing = new Thread(test.room::close);
            closing.start();
            heard.acquire();
            while (test.room.enter()) {
                test.room.leave();
            }
            assertThat(closing.isAlive()).isTrue();
            test.room.leave();
            closing.join();
        }
    }
}
