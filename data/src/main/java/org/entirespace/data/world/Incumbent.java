/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/**
 * The model that chose the lists of a log: it ranks by what makes people click, blurred by a noise that is its own and the same
 * whenever it scores a user and an item. Immutable.
 *
 * <pre>
 *   score = z drive + sqrt(1 - z^2) deviation noise      z the skill; drive as at the top of a list
 * </pre>
 */
final class Incumbent {

    private static final int SAMPLE = 1 << 12;

    private final Nature nature;
    private final double skill;
    private final double blur;

    /**
     * The incumbent of a world.
     *
     * @param deviation the standard deviation of the drive over users and items
     */
    Incumbent(Nature nature, double deviation) {
        this.nature = nature;
        this.skill = nature.options().dial(Dial.POLICY_SKILL);
        this.blur = Math.sqrt(1 - skill * skill) * deviation;
    }

    /** The incumbent of a world, over pairs of users and items drawn as often as they are met. */
    static Incumbent of(Nature nature, AliasTable users, AliasTable items) {
        Draws draws = Draws.of(nature.options().seed(), Draws.Purpose.POLICY, -1);
        Moment start = nature.waves().moment(nature.options().start().toEpochMilli());
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < SAMPLE; k++) {
            double drive = nature.appeal(users.draw(draws), items.draw(draws), start);
            sum += drive / SAMPLE;
            squares += drive * drive / SAMPLE;
        }
        return new Incumbent(nature, Math.sqrt(squares - sum * sum));
    }

    /** Moves the best items to the front, the best one first; what was ahead stays ahead among equals. */
    void rank(int user, int[] items, Moment moment) {
        double[] scores = new double[items.length];
        for (int k = 0; k < items.length; k++) {
            int item = items[k];
            double score = score(user, item, moment);
            int place = k;
            for (; place > 0 && scores[place - 1] < score; place--) {
                scores[place] = scores[place - 1];
                items[place] = items[place - 1];
            }
            scores[place] = score;
            items[place] = item;
        }
    }

    private double score(int user, int item, Moment moment) {
        long pair = (long) user * nature.options().items() + item;
        double noise = blur == 0
                ? 0
                : Draws.of(nature.options().seed(), Draws.Purpose.POLICY, pair).normal();
        return skill * nature.appeal(user, item, moment) + blur * noise;
    }
}
