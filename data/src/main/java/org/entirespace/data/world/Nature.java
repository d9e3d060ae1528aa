/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.world;

/**
 * The laws of a world: from traits to the logits of its six rates. The equations stand at the package. Immutable.
 *
 * @param options the dials
 * @param users the users
 * @param items the items
 * @param heads the places of the rates
 */
record Nature(WorldOptions options, Users users, Items items, Heads heads) {

    /**
     * What makes the mean rates those asked for.
     *
     * @param click intercept of p(click)
     * @param micro intercept of p(micro | click)
     * @param macro intercept of p(macro | click), without micro
     * @param purchase intercept of p(purchase | click), without macro
     */
    record Intercepts(double click, double micro, double macro, double purchase) {}

    /** What drives clicks. */
    double taste(int user, int item) {
        return product(users.vectors.taste, user, items.vectors.taste, item);
    }

    /** What drives the behaviours after the click. */
    double intent(int user, int item) {
        return product(users.vectors.intent, user, items.vectors.intent, item)
                + 0.7 * users.bias[user]
                + 0.7 * items.bias[item];
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

    /** The logit of a click but for its intercept. */
    double clickDrive(Request request, int position, double intent) {
        return 0.9 * taste(request.user, request.items[position])
                + 0.6 * options.dial(Dial.SELECTION) * intent
                - 0.06 * position
                + Timeline.mood(request.time);
    }

    /** Fills the logits of all rates but the click's. */
    void laterLogitsInto(double intent, Intercepts intercepts, float[] logits) {
        double micro = options.dial(Dial.MICRO_INFORMATIVENESS);
        double macro = options.dial(Dial.MACRO_INFORMATIVENESS);
        logits[heads.micro()] = (float) (intercepts.micro + 1.2 * micro * intent);
        logits[heads.macroAlone()] = (float) (intercepts.macro + 1.0 * macro * intent);
        logits[heads.macroAfterMicro()] = (float) (intercepts.macro + (1.8 * micro + 1.0 * macro * intent));
        logits[heads.purchaseAlone()] = (float) (intercepts.purchase + 0.8 * intent);
        logits[heads.purchaseAfterMacro()] = (float) (intercepts.purchase + 3.0 * macro + 0.8 * intent);
    }

    /**
     * Fills the logits of all rates of one impression.
     *
     * @param logits in head order; (6)
     */
    void logitsInto(Request request, int position, Intercepts intercepts, float[] logits) {
        double intent = intent(request.user, request.items[position]);
        logits[heads.click()] = (float) (intercepts.click + clickDrive(request, position, intent));
        laterLogitsInto(intent, intercepts, logits);
    }
}
