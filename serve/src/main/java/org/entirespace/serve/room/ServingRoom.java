/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.room;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.entirespace.model.request.IllegalRequestException;
import org.entirespace.serve.holder.Lease;
import org.entirespace.serve.holder.ModelHolder;
import org.entirespace.serve.holder.ServedModel;
import org.entirespace.serve.holder.UnknownModelException;
import org.entirespace.serve.queue.QueueListener;
import org.entirespace.serve.queue.ScoringQueue;
import org.entirespace.serve.split.ArmNotReadyException;
import org.entirespace.serve.split.SplitKey;
import org.entirespace.serve.split.Splits;
import org.entirespace.serve.traffic.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * What all doors of a server lead to: the models, one bounded queue with a fixed number of threads that score, limits that hold for all
 * requests together, and the end. A door opens after the room and closes after it stopped. Threads share it.
 */
public final class ServingRoom implements AutoCloseable {

    /** What is told to who comes too late. */
    public static final String STOPS = "the server stops";

    private final ServingOptions options;
    private final Traffic traffic;
    private final LongSupplier nanoTime;
    private final AnswerListener answers;
    private final ScoringQueue queue;
    private final BodyBudget budget;
    private final Administration administration;
    private final Drain drain = new Drain();
    private final List<Runnable> whenStopping = new CopyOnWriteArrayList<>();
    private volatile boolean ready = true;
    private boolean stopped; // guarded by this

    /**
     * A room, with threads that wait for requests from now on.
     *
     * @param nanoTime the clock of deadlines and latencies, as {@link System#nanoTime} is one
     */
    public ServingRoom(ServingOptions options, Traffic traffic, Ears ears, LongSupplier nanoTime) {
        this.options = options;
        this.traffic = traffic;
        this.nanoTime = nanoTime;
        answers = ears.answers();
        queue = new ScoringQueue(options.queue(), options.workers(), nanoTime, ears.queue());
        budget = new BodyBudget(options.limits().bufferedBytes());
        administration = new Administration(options.admin(), answers);
    }

    /**
     * Who hears what happens.
     *
     * @param answers hears of answers
     * @param queue hears of the queue
     */
    public record Ears(AnswerListener answers, QueueListener queue) {

        /** Nobody. */
        public static Ears none() {
            return new Ears(AnswerListener.NONE, QueueListener.NONE);
        }
    }

    /** Which models score a request. */
    public Traffic traffic() {
        return traffic;
    }

    /** The models. */
    public ModelHolder holder() {
        return traffic.holder();
    }

    /** What a request may be. */
    public ServingLimits limits() {
        return options.limits();
    }

    /** The memory of all bodies. */
    public BodyBudget budget() {
        return budget;
    }

    /** Who hears of answers. */
    public AnswerListener answers() {
        return answers;
    }

    /** Who loads and unloads models. */
    public Administration administration() {
        return administration;
    }

    /** What time it is, in nanoseconds since nobody knows when. */
    public long nanoTime() {
        return nanoTime.getAsLong();
    }

    /** Until when a request that arrives now waits at most. */
    public long deadline() {
        return nanoTime() + options.deadline().toNanos();
    }

    /** The same, where its sender waits no longer than this. */
    public long deadline(Duration patience) {
        return nanoTime() + Math.min(patience.toNanos(), options.deadline().toNanos());
    }

    /** How many requests wait to be scored. */
    public int waiting() {
        return queue.length();
    }

    /** Whether another request would be scored at once. */
    public boolean isIdle() {
        return queue.isIdle();
    }

    /** Does some work at once, by the thread that calls. */
    public void run(Work work, Asker asker) {
        new Attempt(work, asker, answers).run();
    }

    /**
     * Does some work when its turn comes, if that is before a deadline.
     *
     * @param deadline in nanoseconds of {@link #nanoTime}
     */
    public void score(Work work, Asker asker, long deadline) {
        if (!queue.offer(new Attempt(work, asker, answers), deadline)) {
            asker.refused(Refusal.BUSY, "more requests wait than can be scored in time");
        }
    }

    /**
     * The version that a request means; it does not wait.
     *
     * @param model the model's name; null for the only one that is served
     * @param version null for the newest
     * @throws UnknownModelException when it is not served
     * @throws IllegalRequestException when no model is named and there are several
     */
    public ServedModel model(@Nullable String model, @Nullable String version)
            throws UnknownModelException, IllegalRequestException {
        String name = model == null ? onlyName() : model;
        return version == null ? holder().newest(name) : holder().version(name, version);
    }

    /**
     * Begins to score by the version that a request means, as {@link #model} finds it, or by an arm of the split that it names; waits for
     * a lane.
     *
     * @param key what tells the request its arm; asked for only where it names a split
     * @throws ArmNotReadyException when the arm's model is not served
     */
    public Lease lease(@Nullable String model, @Nullable String version, SplitKey key)
            throws UnknownModelException, ArmNotReadyException, IllegalRequestException, InterruptedException {
        String name = model == null ? onlyName() : model;
        Splits splits = traffic.splits();
        return version == null ? splits.lease(name, key) : splits.lease(name, version);
    }

    private String onlyName() throws IllegalRequestException {
        List<String> names =
                holder().served().stream().map(ServedModel::name).distinct().toList();
        if (names.size() > 1) {
            throw new IllegalRequestException("several models are served; expected the name of one of them");
        }
        return names.isEmpty() ? "" : names.get(0);
    }

    /** Whether requests should be sent here. */
    public boolean isReady() {
        return ready && !holder().served().isEmpty();
    }

    /** Calls something as soon as the room is not ready any more because it stops. */
    public void whenStopping(Runnable listener) {
        whenStopping.add(listener);
    }

    /** Counts a request that begins; returns false, and counts nothing, when no more are taken. */
    public boolean enter() {
        return drain.enter();
    }

    /** A request that was counted has ended, its answer sent. */
    public void leave() {
        drain.leave();
    }

    /**
     * Stops: says that it is not ready, and after a notice takes no more requests and waits for those under way. Doors are closed
     * afterwards.
     *
     * @return whether every request under way was answered in time
     */
    public boolean stop() {
        return stop(options.notice());
    }

    private synchronized boolean stop(Duration notice) {
        if (stopped) {
            return true;
        }
        stopped = true;
        ready = false;
        whenStopping.forEach(Runnable::run);
        boolean answered = false;
        try {
            Thread.sleep(notice.toMillis());
            drain.close();
            answered = drain.await(options.drain());
        } catch (InterruptedException e) {
            drain.close();
            Thread.currentThread().interrupt();
        }
        administration.close();
        if (answered) {
            queue.close();
        }
        return answered;
    }

    /** Stops without notice. */
    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
