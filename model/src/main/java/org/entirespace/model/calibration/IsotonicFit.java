/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.calibration;

import java.util.ArrayList;
import java.util.List;
import org.entirespace.core.graph.CalibrationMap;
import org.entirespace.core.graph.RisingLine;

/**
 * Pools neighbours in the order of their logits until the share of positive samples rises from block to block, and lays a line
 * through the blocks. Each block is counted with one sample more of the overall rate, so that none is 0 or 1. At last the line is
 * raised or lowered until the mean of the calibrated rates is the share of positive samples. Beyond the blocks a logit keeps its
 * distance from the last one, so that order is kept.
 */
final class IsotonicFit {

    private static final int MOST_GROUPS = 2_000;
    private static final double FURTHEST = 20;
    private static final int HALVINGS = 60;

    private final HeadSamples samples;
    private final double share;

    /** Neighbours: how many, how many positive, the sum of their logits. */
    private record Block(long size, long positives, double sum) {

        Block and(Block next) {
            return new Block(size + next.size, positives + next.positives, sum + next.sum);
        }

        /** Whether the share of positive samples is at least that of another. */
        boolean isNotBelow(Block next) {
            return Math.multiplyExact(positives, next.size) >= Math.multiplyExact(next.positives, size);
        }
    }

    IsotonicFit(HeadSamples samples) {
        samples.requireBothOutcomes();
        this.samples = samples;
        share = (double) samples.positives() / samples.size();
    }

    CalibrationMap map() {
        List<Double> learned = new ArrayList<>();
        List<Double> calibrated = new ArrayList<>();
        double floor = Double.NEGATIVE_INFINITY;
        for (Block block : pooled(groups())) {
            double rate = (block.positives + share) / (block.size + 1);
            floor = Math.max(floor, Math.log(rate / (1 - rate)));
            learned.add(block.sum / block.size);
            calibrated.add(floor);
        }
        return levelled(learned, calibrated);
    }

    /** Groups of about equal size in the order of logits; equal logits stay together. */
    private List<Block> groups() {
        int[] order = samples.byLogit();
        int least = (order.length - 1) / MOST_GROUPS + 1;
        List<Block> groups = new ArrayList<>();
        int from = 0;
        while (from < order.length) {
            int to = Math.min(order.length, from + least);
            while (to < order.length && samples.logit(order[to]) == samples.logit(order[to - 1])) {
                to++;
            }
            long positives = 0;
            double sum = 0;
            for (int i = from; i < to; i++) {
                positives += samples.happened(order[i]) ? 1 : 0;
                sum += samples.logit(order[i]);
            }
            groups.add(new Block(to - from, positives, sum));
            from = to;
        }
        return groups;
    }

    /** Pool adjacent violators. */
    private static List<Block> pooled(List<Block> groups) {
        List<Block> blocks = new ArrayList<>();
        for (Block group : groups) {
            Block last = group;
            while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).isNotBelow(last)) {
                last = blocks.remove(blocks.size() - 1).and(last);
            }
            blocks.add(last);
        }
        return blocks;
    }

    /** The line at the height at which the mean rate is right, by halving. */
    private CalibrationMap levelled(List<Double> learned, List<Double> calibrated) {
        RisingLine line = new CalibrationMap(learned, calibrated, 1).line();
        double[] logits = new double[samples.size()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = line.at(samples.logit(i));
        }
        double low = -FURTHEST;
        double high = FURTHEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (sumOfRates(logits, middle) > samples.positives()) {
                high = middle;
            } else {
                low = middle;
            }
        }
        double raise = (low + high) / 2;
        return new CalibrationMap(learned, calibrated, 1).raisedBy(raise);
    }

    private static double sumOfRates(double[] logits, double raise) {
        double sum = 0;
        for (double logit : logits) {
            sum += 1 / (1 + Math.exp(-logit - raise));
        }
        return sum;
    }
}
