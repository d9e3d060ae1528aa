/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.scoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entirespace.core.artifact.CorruptArtifactException;
import org.entirespace.model.bundle.GoldenRequest;

/**
 * How far a door's answers lie from those that were written down with the model.
 *
 * @param requests the requests that were asked
 * @param candidates their candidates
 * @param difference the largest difference of a probability
 * @param ratio the largest difference of the logarithm of a probability: what rare behaviours are off by, relative to themselves
 * @param worst where the largest difference of a probability is: request, candidate, quantity and both numbers
 */
public record Agreement(int requests, int candidates, double difference, double ratio, String worst) {

    /** The most that a probability may be off where the same arithmetic computed it, maybe on another machine. */
    public static final double SAME_ENGINE = 1e-6;

    /** The most that a probability may be off where another runtime computed it. */
    public static final double OTHER_RUNTIME = 1e-5;

    /** The most that a rare probability may be off, relative to itself. */
    private static final double MOST_RATIO = 1e-3;

    /** Asks a scorer what is to be written down with its model. */
    public static List<GoldenRequest> write(ModelScorer scorer, List<String> bodies) throws IOException {
        Door door = new ModelDoor(scorer);
        List<GoldenRequest> golden = new ArrayList<>();
        for (String body : bodies) {
            golden.add(new GoldenRequest(body, door.answer(body)));
        }
        return golden;
    }

    /**
     * Asks a door every golden request. Answers for other candidates or quantities than are written down are infinitely far off.
     *
     * @throws IOException when a request is not answered
     */
    public static Agreement of(Door door, List<GoldenRequest> golden) throws IOException {
        Agreement all = new Agreement(golden.size(), 0, 0, 0, "");
        for (int r = 0; r < golden.size(); r++) {
            List<Map<String, Double>> expected = golden.get(r).expected();
            List<Map<String, Double>> found = door.answer(golden.get(r).body());
            if (found.size() != expected.size()) {
                all = all.infinite(
                        "request " + r + ": answers for " + found.size() + " candidates, expected " + expected.size());
                continue;
            }
            for (int c = 0; c < expected.size(); c++) {
                all = all.and(r, c, expected.get(c), found.get(c));
            }
        }
        return all;
    }

    /** This and something that cannot be compared; the first such place is told. */
    private Agreement infinite(String where) {
        String first = Double.isInfinite(difference) ? worst : where;
        return new Agreement(requests, candidates, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, first);
    }

    private Agreement and(int request, int candidate, Map<String, Double> expected, Map<String, Double> found) {
        String place = "request " + request + ", candidate " + candidate;
        if (!found.keySet().equals(expected.keySet())) {
            return infinite(place + ": found quantities " + found.keySet() + ", expected " + expected.keySet());
        }
        double most = difference;
        double mostRatio = ratio;
        String where = worst;
        for (Map.Entry<String, Double> entry : expected.entrySet()) {
            double p = entry.getValue();
            double q = found.getOrDefault(entry.getKey(), Double.NaN);
            double apart = Math.abs(p - q);
            if (!(apart <= most)) {
                most = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : apart;
                where = place + ", " + entry.getKey() + ": found " + q + ", expected " + p;
            }
            mostRatio = Math.max(mostRatio, logRatio(p, q));
        }
        return new Agreement(requests, candidates + 1, most, mostRatio, where);
    }

    /** |ln p - ln q|; 0 where both are too small to tell. */
    private static double logRatio(double p, double q) {
        double least = 1e-12;
        return Math.abs(Math.log(Math.max(p, least)) - Math.log(Math.max(q, least)));
    }

    /**
     * Checks that answers are those written down.
     *
     * @param model where the model lies, for complaints
     * @param door what answered, in words that follow the rule, such as {@code , by the server}; may be empty
     * @param most the most that a probability may be off
     * @throws CorruptArtifactException when they are not
     */
    public void require(Path model, String door, double most) throws CorruptArtifactException {
        if (!isWithin(most)) {
            throw new CorruptArtifactException(model, "answers to golden requests" + door, "those written down", worst);
        }
    }

    /** Whether no probability is further off than {@code most}, and no rare one by more than a thousandth of itself. */
    public boolean isWithin(double most) {
        return difference <= most && ratio <= MOST_RATIO;
    }
}
