/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.entirespace.model.scoring.BundleLoading;
import org.entirespace.serve.holder.HolderListener;
import org.entirespace.serve.holder.HolderOptions;
import org.entirespace.serve.holder.ModelFolders;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.queue.QueueListener;
import org.entirespace.serve.room.AnswerListener;
import org.entirespace.serve.room.ServingOptions;
import org.entirespace.serve.room.ServingRoom;
import org.entirespace.serve.traffic.Traffic;

/** A room with the models below a folder, for any door, with a clock that tests own. */
public final class TestRoom implements AutoCloseable {

    /** Who shows it may administer, where a test says so. */
    public static final String TOKEN = "0123456789abcdef";

    /** The time, in nanoseconds. */
    public final AtomicLong now = new AtomicLong();

    /** Requests without a place. */
    public final AtomicInteger rejected = new AtomicInteger();

    /** Requests whose deadline passed in the queue. */
    public final AtomicInteger dropped = new AtomicInteger();

    /** Faults of the program. */
    public final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());

    /** What was answered. */
    public final List<AnswerListener.Answer> answers = Collections.synchronizedList(new ArrayList<>());

    /** The models. */
    public final ModelHolder holder;

    /** The room. */
    public final ServingRoom room;

    /** A room, with nothing loaded yet. */
    public TestRoom(Path models, ServingOptions options) throws IOException {
        this(models, options, Traffic::plain, HolderListener.NONE);
    }

    /** A room whose models may have splits and shadows. */
    public TestRoom(Path models, ServingOptions options, Function<ModelHolder, Traffic> traffic, HolderListener heard)
            throws IOException {
        holder = new ModelHolder(
                ModelFolders.of(List.of(models)),
                folder -> BundleLoading.load(folder, TinyModels.ENGINE),
                new HolderOptions(options.workers() + 1, 2),
                heard);
        AnswerListener listener = new AnswerListener() {
            @Override
            public void answered(Answer answer, long nanos) {
                answers.add(answer);
            }

            @Override
            public void failed(Throwable failure) {
                failures.add(failure);
            }
        };
        QueueListener queue = new QueueListener() {
            @Override
            public void rejected() {
                rejected.incrementAndGet();
            }

            @Override
            public void dropped() {
                dropped.incrementAndGet();
            }

            @Override
            public void failed(Throwable failure) {
                failures.add(failure);
            }
        };
        room = new ServingRoom(options, traffic.apply(holder), new ServingRoom.Ears(listener, queue), now::get);
    }

    /** Keeps a thread that scores busy until the gate lets it go; returns once it is busy. */
    public void occupy(Semaphore gate) {
        Semaphore begun = new Semaphore(0);
        room.score(
                () -> {
                    begun.release();
                    gate.acquire();
                },
                (why, message) -> {
                    throw new IllegalStateException(message);
                },
                room.deadline());
        begun.acquireUninterruptibly();
    }

    @Override
    public void close() {
        room.close();
    }
}
