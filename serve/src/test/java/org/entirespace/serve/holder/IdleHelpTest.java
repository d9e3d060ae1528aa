/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IdleHelpTest {

    private static void await(CountDownLatch latch) {
        latch.countDown();
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRequestThatIsAloneIsHelped() {
        IdleHelp help = new IdleHelp(3);
        CountDownLatch all = new CountDownLatch(3); // only three threads at once get past it
        Set<Thread> seen = ConcurrentHashMap.newKeySet();

        help.enter();
        help.workers().run(3, task -> {
            seen.add(Thread.currentThread());
            await(all);
        });
        help.leave();

        assertThat(seen).hasSize(3).contains(Thread.currentThread());
    }

    @Test
    void nobodyHelpsWhereAllAreBusy() {
        IdleHelp help = new IdleHelp(2);
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        help.enter();
        help.enter();

        help.workers().run(2_000, task -> seen.add(Thread.currentThread()));
        assertThat(seen).containsExactly(Thread.currentThread());

        help.leave();
        CountDownLatch both = new CountDownLatch(2);
        help.workers().run(2, task -> await(both));
    }

    @Test
    void whoHelpsCounts() throws InterruptedException {
        IdleHelp help = new IdleHelp(2);
        Semaphore begun = new Semaphore(0);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger shares = new AtomicInteger();
        help.enter();
        help.execute(() -> {
            begun.release();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(begun.tryAcquire(30, TimeUnit.SECONDS)).isTrue();

        help.execute(shares::incrementAndGet);
        goOn.countDown();
        help.leave();

        CountDownLatch ended = new CountDownLatch(1);
        while (ended.getCount() > 0) { // until the first has left
            help.execute(ended::countDown);
            Thread.sleep(1);
        }
        assertThat(shares).hasValue(0);
    }

    @Test
    void noRequestHasMoreThreadsThanIsGoodForIt() {
        assertThat(new IdleHelp(1).workers().threads()).isEqualTo(1);
        assertThat(new IdleHelp(3).workers().threads()).isEqualTo(3);
        assertThat(new IdleHelp(64).workers().threads()).isEqualTo(4);
    }
}
