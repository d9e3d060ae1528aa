/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/** The laws of a world: from traits to the logits of its rates. The equations stand at the package. Immutable. */
final class Nature {

    private final WorldOptions options;
    private final Users users;
    private final Items items;
    private final Heads heads;
    private final Waves waves;
    private final double selection;
    private final double microInformativeness;
    private final double macroInformativeness;
    private final double positionBias;

    /** The laws over users and items that are drawn already. */
    Nature(WorldOptions options, Users users, Items items) {
        this.options = options;
        this.users = users;
        this.items = items;
        this.heads = Heads.of(options);
        this.waves = Waves.draw(options);
        this.selection = options.dial(Dial.SELECTION);
        this.microInformativeness = options.dial(Dial.MICRO_INFORMATIVENESS);
        this.macroInformativeness = options.dial(Dial.MACRO_INFORMATIVENESS);
        this.positionBias = options.dial(Dial.POSITION_BIAS);
    }

    /** The laws of a world, its users and items drawn. */
    static Nature of(WorldOptions options) {
        return new Nature(
                options, Users.draw(options.seed(), options.users()), Items.draw(options.seed(), options.items()));
    }

    /**
     * What makes the mean rates those asked for.
     *
     * @param click intercept of p(click)
     * @param micro intercept of p(micro | click)
     * @param macro intercept of p(macro | click), without micro
     * @param outside intercept of p(outside)
     * @param purchase intercept of p(purchase | click), without macro and outside
     */
    record Intercepts(double click, double micro, double macro, double outside, double purchase) {}

    /** What drives clicks. */
    double taste(int user, int item) {
        return product(users.vectors.taste, user, items.vectors.taste, item);
    }

    /** What drives the behaviours after the click. */
    double intent(int user, int item, Moment moment) {
        return product(users.vectors.intent, user, items.vectors.intent, item)
                + 0.7 * users.bias[user]
                + 0.7 * items.bias[item]
                + waves.ofIntent(item, moment);
    }

    private static double product(float[] ofUsers, int user, float[] ofItems, int item) {
        int u = user * Clusters.DIMENSIONS;
        int i = item * Clusters.DIMENSIONS;
        double sum = 0;
        for (int k = 0; k < Clusters.DIMENSIONS; k++) {
            sum += ofUsers[u + k] * ofItems[i + k];
        }
        return sum / Math.sqrt(Clusters.DIMENSIONS);
    }

    /** What of an item draws a user's click at a moment: the part of the click's logit that an order of items can go by. */
    double appeal(int user, int item, Moment moment) {
        return appeal(user, item, moment, intent(user, item, moment));
    }

    private double appeal(int user, int item, Moment moment, double intent) {
        return 0.9 * taste(user, item) + 0.6 * selection * intent + waves.ofClick(item, moment);
    }

    /** What drives the behaviours after the click, of an impression. */
    double intent(Request request, int position) {
        return intent(request.user, request.items[position], request.moment);
    }

    /** The logit of a click but for its intercept. */
    double clickDrive(Request request, int position, double intent) {
        return appeal(request.user, request.items[position], request.moment, intent)
                - 0.06 * positionBias * position
                + request.moment.mood();
    }

    /** Fills the logits of all rates but the click's. */
    void laterLogitsInto(double intent, Intercepts intercepts, float[] logits) {
        double micro = microInformativeness;
        double macro = macroInformativeness;
        logits[heads.micro()] = (float) (intercepts.micro + 1.2 * micro * intent);
        logits[heads.macroAlone()] = (float) (intercepts.macro + 1.0 * macro * intent);
        logits[heads.macroAfterMicro()] = (float) (intercepts.macro + (1.8 * micro + 1.0 * macro * intent));
        logits[heads.purchaseAlone()] = (float) (intercepts.purchase + 0.8 * intent);
        for (int place : heads.purchaseAfterAction()) {
            logits[place] = (float) (intercepts.purchase + 3.0 * macro + 0.8 * intent);
        }
        if (heads.hasOutside()) {
            logits[heads.outside()] = (float) (intercepts.outside + 0.8 * intent);
        }
    }

    /**
     * Fills the logits of all rates of one impression.
     *
     * @param logits in head order; (rates)
     */
    void logitsInto(Request request, int position, Intercepts intercepts, float[] logits) {
        double intent = intent(request, position);
        logits[heads.click()] = (float) (intercepts.click + clickDrive(request, position, intent));
        laterLogitsInto(intent, intercepts, logits);
    }

    /** What the world is like. */
    WorldOptions options() {
        return options;
    }

    /** The users. */
    Users users() {
        return users;
    }

    /** The items. */
    Items items() {
        return items;
    }

    /** The places of the rates. */
    Heads heads() {
        return heads;
    }

    /** How items change over the days. */
    Waves waves() {
        return waves;
    }
}
