/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The items. Not changed once drawn, so threads may share them. */
final class Items {

    private static final int CATEGORIES = 50;
    private static final int ITEMS_PER_SELLER = 20;
    private static final int TAGS = 200;
    private static final int TAGS_PER_CATEGORY = 6;

    /** Hidden vectors. */
    final Clusters vectors;
    /** Hidden worth; (items). */
    final float[] bias;
    /** Visible: carries a part of the vectors; (items). */
    final short[] category;
    /** Visible: carries a part of the bias; (items). */
    final int[] seller;
    /** Visible: the price in hundredths, carries a part of the bias; (items). */
    final int[] cents;
    /** Visible: one to three words, {@code |} between them, two of three from the category's own; (items). */
    final String[] tags;
    /** How often each item is shown, unnormalised; (items). */
    final double[] popularity;

    private Items(int count) {
        vectors = Clusters.empty(count);
        bias = new float[count];
        category = new short[count];
        seller = new int[count];
        cents = new int[count];
        tags = new String[count];
        popularity = new double[count];
    }

    /** Draws the items of a world. */
    static Items draw(long seed, int count) {
        Clusters categories = Clusters.draw(CATEGORIES, Draws.of(seed, Draws.Purpose.CLUSTERS, 1));
        int sellers = Math.max(1, count / ITEMS_PER_SELLER);
        double[] service = new double[sellers];
        double[] level = new double[CATEGORIES];
        Draws common = Draws.of(seed, Draws.Purpose.CLUSTERS, 2);
        Arrays.setAll(service, s -> common.normal());
        Arrays.setAll(level, c -> common.normal());
        var items = new Items(count);
        for (int i = 0; i < count; i++) {
            Draws draws = Draws.of(seed, Draws.Purpose.ITEM, i);
            int category = draws.below(CATEGORIES);
            int seller = draws.below(sellers);
            double dearness = draws.normal();
            categories.memberInto(category, 0.5, draws, items.vectors, i);
            items.category[i] = (short) category;
            items.seller[i] = seller;
            items.cents[i] = (int) Math.round(100 * 30 * StrictMath.exp(0.5 * level[category] + 0.7 * dearness));
            items.bias[i] = (float)
                    (Math.sqrt(0.35) * service[seller] - Math.sqrt(0.35) * dearness + Math.sqrt(0.3) * draws.normal());
            items.tags[i] = tags(category, draws);
            items.popularity[i] = StrictMath.exp(0.8 * draws.normal());
        }
        return items;
    }

    private static String tags(int category, Draws draws) {
        Set<String> tags = new LinkedHashSet<>();
        int count = 1 + draws.below(3);
        for (int k = 0; k < count; k++) {
            int tag = draws.below(3) == 0
                    ? draws.below(TAGS)
                    : (category * TAGS_PER_CATEGORY + draws.below(TAGS_PER_CATEGORY)) % TAGS;
            tags.add("t" + tag);
        }
        return String.join("|", tags);
    }
}
