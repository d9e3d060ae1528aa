/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

import java.util.List;
import java.util.SplittableRandom;
import org.entirespace.core.graph.CompiledGraph;
import org.entirespace.core.graph.GraphCatalog;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.Encoding;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Pooling;
import org.entirespace.core.schema.Schema;

/**
 * Samples of a town whose probabilities are known: shops differ in how often they are clicked, tags in how often a click
 * buys, and price matters to both.
 */
final class SmallTown implements SampleSource {

    static final CompiledGraph ESMM = CompiledGraph.of(GraphCatalog.esmm());
    static final int SHOPS = 60;
    static final int TAGS = 12;

    static final Schema SCHEMA = new Schema(List.of(
            field("price", FieldKind.NUMERIC, Encoding.STANDARDIZE, 0),
            field("shop", FieldKind.CATEGORICAL, Encoding.HASH, SHOPS + 1),
            field("tags", FieldKind.BAG, Encoding.HASH, TAGS + 1)));

    private final SampleBatch all;
    private final double[] clickRates; // (samples), the truth
    private final double[] purchaseRates; // (samples), the truth after a click

    /** Samples drawn by a seed; the town is the same for every seed. */
    SmallTown(int samples, long seed) {
        this(samples, seed, 1);
    }

    /** Samples of which a share of those without a click stayed. */
    SmallTown(int samples, long seed, double negatives) {
        var random = new SplittableRandom(seed);
        all = new SampleBatch(samples, 2, 1, 2);
        all.size = samples;
        clickRates = new double[samples];
        purchaseRates = new double[samples];
        for (int i = 0; i < samples; i++) {
            do {
                draw(i, random);
            } while (all.labels[0][i] == 0 && random.nextDouble() >= negatives);
        }
    }

    private static FittedField field(String name, FieldKind kind, Encoding encoding, int rows) {
        return new FittedField(name, name, kind, encoding, rows, List.of(), List.of(), 0, 1, Pooling.MEAN);
    }

    private void draw(int i, SplittableRandom random) {
        int shop = 1 + random.nextInt(SHOPS);
        double price = random.nextDouble(-1.5, 1.5);
        int tags = random.nextInt(4);
        double taste = 0;
        all.numeric[0][i] = (float) price;
        all.indexed[0].offsets[i + 1] = i + 1;
        all.indexed[0].values[i] = shop;
        int at = all.indexed[1].offsets[i];
        all.indexed[1].ensureValues(at + tags);
        all.indexed[1].offsets[i + 1] = at + tags;
        for (int t = 0; t < tags; t++) {
            int tag = 1 + random.nextInt(TAGS);
            all.indexed[1].values[at + t] = tag;
            taste += (tag % 4 - 1.5) / tags;
        }
        clickRates[i] = sigma(-1 + (shop % 5 - 2) * 0.8 - 0.6 * price);
        purchaseRates[i] = sigma(-0.5 + 1.5 * taste + 0.8 * price * price);
        boolean click = random.nextDouble() < clickRates[i];
        boolean purchase = click && random.nextDouble() < purchaseRates[i];
        all.labels[0][i] = (byte) (click ? 1 : 0);
        all.labels[1][i] = (byte) (purchase ? 1 : 0);
        all.group[i] = i / 10;
    }

    private static double sigma(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** All samples, live. */
    SampleBatch all() {
        return all;
    }

    /** The true rates of click and of purchase after it; (rates, samples). */
    double[][] truth() {
        return new double[][] {clickRates, purchaseRates};
    }

    @Override
    public int rows() {
        return all.size;
    }

    @Override
    public SampleBatch newBatch(int capacity) {
        return new SampleBatch(capacity, 2, 1, 2);
    }

    @Override
    public void fill(SampleBatch batch, int from, int count) {
        batch.size = count;
        for (int f = 0; f < all.indexed.length; f++) {
            SampleBatch.Rows source = all.indexed[f];
            SampleBatch.Rows target = batch.indexed[f];
            int first = source.offsets[from];
            int values = source.offsets[from + count] - first;
            target.ensureValues(values);
            System.arraycopy(source.values, first, target.values, 0, values);
            for (int i = 0; i <= count; i++) {
                target.offsets[i] = source.offsets[from + i] - first;
            }
        }
        System.arraycopy(all.numeric[0], from, batch.numeric[0], 0, count);
        System.arraycopy(all.group, from, batch.group, 0, count);
        for (int b = 0; b < all.labels.length; b++) {
            System.arraycopy(all.labels[b], from, batch.labels[b], 0, count);
        }
    }
}
