/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.optimizer;

/** One parameter under algorithm 1 of Kingma and Ba, ICLR 2015, line by line in double precision. */
public final class PublishedAdam {

    private double theta;
    private double m;
    private double v;

    /** A parameter at its start. */
    public PublishedAdam(double theta) {
        this.theta = theta;
    }

    /** The parameter. */
    public double parameter() {
        return theta;
    }

    /** Takes step {@code t} with gradient {@code g}. */
    public void update(AdamOptions options, double g, int t) {
        m = options.beta1() * m + (1 - options.beta1()) * g;
        v = options.beta2() * v + (1 - options.beta2()) * g * g;
        double mHat = m / (1 - Math.pow(options.beta1(), t));
        double vHat = v / (1 - Math.pow(options.beta2(), t));
        theta -= options.learningRate() * mHat / (Math.sqrt(vHat) + options.epsilon());
    }
}
