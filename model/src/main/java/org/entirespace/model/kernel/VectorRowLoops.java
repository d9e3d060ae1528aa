/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops in the Vector API: vectors of eight floats, or four where the processor has no more, then single floats. Products and
 * sums are rounded one by one, as in plain loops, so both give the same bits.
 *
 * <p>All loops use one shape of vector: the library's own code is profiled for all its callers together, and JDK 17 stops
 * turning it into instructions as soon as it has met two shapes. Eight floats divide the usual lengths of embeddings, and longer
 * vectors were not faster: rows wait for memory. Rows of one or two vectors have no inner loop, so that the processor sees enough of the
 * next rows to ask for them at once.
 *
 * <p>Compiled apart from all other classes, because the compiler warns of every use of an incubating module;
 * {@link RowLoopLibrary} alone makes it.
 */
final class VectorRowLoops implements RowLoops {

    static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() > 8 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void copy(float[] source, int from, float[] target, int at, int length) {
        if (length == LANES) {
            copyVector(source, from, target, at);
        } else if (length == 2 * LANES) {
            copyVector(source, from, target, at);
            copyVector(source, from + LANES, target, at + LANES);
        } else {
            int j = 0;
            for (; j <= length - LANES; j += LANES) {
                copyVector(source, from + j, target, at + j);
            }
            for (; j < length; j++) {
                target[at + j] = source[from + j];
            }
        }
    }

    private static void copyVector(float[] source, int from, float[] target, int at) {
        FloatVector.fromArray(SPECIES, source, from).intoArray(target, at);
    }

    @Override
    public void scale(float factor, float[] source, int from, float[] target, int at, int length) {
        if (length == LANES) {
            scaleVector(factor, source, from, target, at);
        } else if (length == 2 * LANES) {
            scaleVector(factor, source, from, target, at);
            scaleVector(factor, source, from + LANES, target, at + LANES);
        } else {
            int j = 0;
            for (; j <= length - LANES; j += LANES) {
                scaleVector(factor, source, from + j, target, at + j);
            }
            for (; j < length; j++) {
                target[at + j] = factor * source[from + j];
            }
        }
    }

    private static void scaleVector(float factor, float[] source, int from, float[] target, int at) {
        FloatVector.fromArray(SPECIES, source, from).mul(factor).intoArray(target, at);
    }

    @Override
    public void addScaled(float factor, float[] source, int from, float[] target, int at, int length) {
        if (length == LANES) {
            addVector(factor, source, from, target, at);
        } else if (length == 2 * LANES) {
            addVector(factor, source, from, target, at);
            addVector(factor, source, from + LANES, target, at + LANES);
        } else {
            int j = 0;
            for (; j <= length - LANES; j += LANES) {
                addVector(factor, source, from + j, target, at + j);
            }
            for (; j < length; j++) {
                target[at + j] += factor * source[from + j];
            }
        }
    }

    private static void addVector(float factor, float[] source, int from, float[] target, int at) {
        FloatVector product = FloatVector.fromArray(SPECIES, source, from).mul(factor);
        FloatVector.fromArray(SPECIES, target, at).add(product).intoArray(target, at);
    }

    @Override
    public void widen(float[] packed, int from, float[] target, int at, int length) {
        VectorHalfLoops.widen(packed, from, target, at, length);
    }

    @Override
    public void addWidened(float factor, float[] packed, int from, float[] target, int at, int length) {
        VectorHalfLoops.addWidened(factor, packed, from, target, at, length);
    }

    @Override
    public void narrow(float[] source, int from, float[] packed, int at, int length, int key) {
        VectorHalfLoops.narrow(source, from, packed, at, length, key);
    }

    @Override
    public void adam(AdamStep step, float[] rows, int at, float[] gradients, int gradientAt, int length) {
        if (length == LANES) {
            adamVector(step, rows, at, length, gradients, gradientAt);
        } else if (length == 2 * LANES) {
            adamVector(step, rows, at, length, gradients, gradientAt);
            adamVector(step, rows, at + LANES, length, gradients, gradientAt + LANES);
        } else {
            int j = 0;
            for (; j <= length - LANES; j += LANES) {
                adamVector(step, rows, at + j, length, gradients, gradientAt + j);
            }
            for (; j < length; j++) {
                PlainRowLoops.adam(step, rows, at + j, length, gradients[gradientAt + j]);
            }
        }
    }

    /** One vector of a row; its mean and square lie {@code length} and twice as many floats behind the weight. */
    private static void adamVector(AdamStep step, float[] rows, int at, int length, float[] gradients, int gradientAt) {
        FloatVector g = FloatVector.fromArray(SPECIES, gradients, gradientAt);
        FloatVector m = FloatVector.fromArray(SPECIES, rows, at + length)
                .mul(step.keepMean())
                .add(g.mul(step.addMean()));
        FloatVector v = FloatVector.fromArray(SPECIES, rows, at + 2 * length)
                .mul(step.keepSquare())
                .add(g.mul(step.addSquare()).mul(g));
        FloatVector move = m.mul(step.rate()).div(v.sqrt().add(step.epsilon()));
        m.intoArray(rows, at + length);
        v.intoArray(rows, at + 2 * length);
        FloatVector.fromArray(SPECIES, rows, at).sub(move).intoArray(rows, at);
    }

    @Override
    public void adagrad(AdagradStep step, float[] rows, int at, float[] gradients, int gradientAt, int length) {
        if (length == LANES) {
            adagradVector(step, rows, at, length, gradients, gradientAt);
        } else if (length == 2 * LANES) {
            adagradVector(step, rows, at, length, gradients, gradientAt);
            adagradVector(step, rows, at + LANES, length, gradients, gradientAt + LANES);
        } else {
            int j = 0;
            for (; j <= length - LANES; j += LANES) {
                adagradVector(step, rows, at + j, length, gradients, gradientAt + j);
            }
            for (; j < length; j++) {
                PlainRowLoops.adagrad(step, rows, at + j, length, gradients[gradientAt + j]);
            }
        }
    }

    private static void adagradVector(
            AdagradStep step, float[] rows, int at, int length, float[] gradients, int gradientAt) {
        FloatVector g = FloatVector.fromArray(SPECIES, gradients, gradientAt);
        FloatVector sum = FloatVector.fromArray(SPECIES, rows, at + length).add(g.mul(g));
        FloatVector move = g.mul(step.rate()).div(sum.sqrt().add(step.epsilon()));
        sum.intoArray(rows, at + length);
        FloatVector.fromArray(SPECIES, rows, at).sub(move).intoArray(rows, at);
    }

    @Override
    public void ftrl(FtrlStep step, float[] rows, int at, float[] gradients, int gradientAt, int length) {
        if (length == LANES) {
            ftrlVector(step, rows, at, length, gradients, gradientAt);
        } else if (length == 2 * LANES) {
            ftrlVector(step, rows, at, length, gradients, gradientAt);
            ftrlVector(step, rows, at + LANES, length, gradients, gradientAt + LANES);
        } else {
            int j = 0;
            for (; j <= length - LANES; j += LANES) {
                ftrlVector(step, rows, at + j, length, gradients, gradientAt + j);
            }
            for (; j < length; j++) {
                PlainRowLoops.ftrl(step, rows, at + j, length, gradients[gradientAt + j]);
            }
        }
    }

    private static void ftrlVector(FtrlStep step, float[] rows, int at, int length, float[] gradients, int gradientAt) {
        FloatVector g = FloatVector.fromArray(SPECIES, gradients, gradientAt);
        FloatVector n = FloatVector.fromArray(SPECIES, rows, at + 2 * length);
        FloatVector more = n.add(g.mul(g));
        FloatVector root = more.sqrt();
        FloatVector sigma = root.sub(n.sqrt()).mul(step.inverseAlpha());
        FloatVector z = FloatVector.fromArray(SPECIES, rows, at + length)
                .add(g)
                .sub(sigma.mul(FloatVector.fromArray(SPECIES, rows, at)));
        FloatVector scale = root.add(step.beta()).mul(step.inverseAlpha()).add(step.l2());
        z.min(step.l1()).max(-step.l1()).sub(z).div(scale).intoArray(rows, at);
        z.intoArray(rows, at + length);
        more.intoArray(rows, at + 2 * length);
    }

    @Override
    public boolean inVectors() {
        return true;
    }

    @Override
    public String description() {
        return "Vector API (" + SPECIES.vectorBitSize() + " bits)";
    }
}
