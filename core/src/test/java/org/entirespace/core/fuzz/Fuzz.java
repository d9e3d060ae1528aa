/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.core.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Feeds a parser with inputs spoiled at random. It may accept one or refuse it by a documented exception with a message, and may
 * not allocate more than a bound. What is refused in a new way is spoiled further, so that the search gets deeper into the parser.
 *
 * <p>{@code -Dtest.executions} sets how many inputs each parser gets, {@code -Dtest.seed} which.
 *
 * @param samples sound inputs
 * @param documented the exceptions that the parser documents, with what extends them
 * @param mostBytes the most that reading one input may allocate on the heap
 */
public record Fuzz(List<byte[]> samples, Set<Class<? extends Throwable>> documented, long mostBytes) {

    private static final int MOST_KEPT = 2_000;
    private static final int LONGEST_MESSAGE = 6_000;
    private static final int SHOWN = 200;

    /** Reads an input. */
    @FunctionalInterface
    public interface Parser {

        /** Reads bytes, or throws what is documented. */
        void read(byte[] bytes) throws Exception;
    }

    /**
     * What became of the inputs.
     *
     * @param inputs how many spoiled ones there were
     * @param accepted how many of them were read
     * @param ways how many kinds of complaints there were
     */
    public record Outcome(long inputs, long accepted, int ways) {}

    /** An error of the parser under test, with the input. */
    private static final class FoundError extends AssertionError {
        private static final long serialVersionUID = 1L;

        FoundError(String what, byte[] input, Throwable cause) {
            super(what + "; input " + Base64.getEncoder().encodeToString(input), cause);
        }
    }

    /** Reads every sample, then {@code executions} spoiled ones, unless a property of the JVM gives another number. */
    public Outcome run(int executions, Parser parser) {
        SplittableRandom random = new SplittableRandom(Long.getLong("test.seed", 1));
        Mutation mutation = new Mutation(random);
        List<byte[]> corpus = new ArrayList<>(samples);
        Set<String> ways = new HashSet<>();
        long inputs = 0;
        long accepted = 0;
        for (byte[] sample : samples) {
            if (!read(sample, parser).isEmpty()) {
                throw new FoundError("a sound sample is refused", sample, new IllegalStateException());
            }
        }
        for (long left = Long.getLong("test.executions", executions); left > 0; left--) {
            List<byte[]> from = random.nextBoolean() ? samples : corpus;
            byte[] input =
                    mutation.of(from.get(random.nextInt(from.size())), corpus.get(random.nextInt(corpus.size())));
            if (samples.stream().anyMatch(sample -> Arrays.equals(sample, input))) {
                continue; // nothing was changed
            }
            String way = read(input, parser);
            inputs++;
            accepted += way.isEmpty() ? 1 : 0;
            if (!way.isEmpty() && ways.add(way) && corpus.size() < MOST_KEPT) {
                corpus.add(input);
            }
        }
        return new Outcome(inputs, accepted, ways.size());
    }

    /** How an input is refused: the exception and the beginning of its message without digits; empty where it is not. */
    private String read(byte[] input, Parser parser) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        String way = attempt(input, parser);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (allocated > mostBytes) {
            throw new FoundError(allocated + " bytes allocated", input, new IllegalStateException(way));
        }
        return way;
    }

    private String attempt(byte[] input, Parser parser) {
        try {
            parser.read(input);
            return "";
        } catch (Throwable failure) {
            String message = failure.getMessage();
            if (documented.stream().noneMatch(known -> known.isInstance(failure)) || message == null) {
                throw new FoundError("not documented: " + failure, input, failure);
            }
            if (message.length() > LONGEST_MESSAGE) {
                throw new FoundError("a message of " + message.length() + " characters", input, failure);
            }
            String letters = message.replaceAll("'[^']*'|[0-9]+", "");
            return failure.getClass().getSimpleName() + letters.substring(0, Math.min(SHOWN, letters.length()));
        }
    }
}
