/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Multiply-adds in the processor's longest vectors, nothing of which leaves the registers. Not to be run in a JVM that goes on to
 * use {@link VectorRowLoops}: see there what becomes of two shapes of vectors.
 */
final class VectorFmaLoop implements FmaLoop {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /** Enough chains for two units whose results take four cycles, few enough for the registers. */
    private static final int CHAINS = 12;

    @Override
    public long operations(int repeats) {
        return 2L * CHAINS * SPECIES.length() * repeats;
    }

    /** Every lane runs towards the fixed point 2 of a / 2 + 1. */
    @Override
    public float run(int repeats) {
        FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector e = a;
        FloatVector f = a;
        FloatVector g = a;
        FloatVector h = a;
        FloatVector i = a;
        FloatVector j = a;
        FloatVector k = a;
        FloatVector l = a;
        for (int repeat = 0; repeat < repeats; repeat++) {
            a = a.fma(half, one);
            b = b.fma(half, one);
            c = c.fma(half, one);
            d = d.fma(half, one);
            e = e.fma(half, one);
            f = f.fma(half, one);
            g = g.fma(half, one);
            h = h.fma(half, one);
            i = i.fma(half, one);
            j = j.fma(half, one);
            k = k.fma(half, one);
            l = l.fma(half, one);
        }
        FloatVector sum = a.add(b)
                .add(c)
                .add(d)
                .add(e)
                .add(f)
                .add(g)
                .add(h)
                .add(i)
                .add(j)
                .add(k)
                .add(l);
        return sum.reduceLanes(VectorOperators.ADD) / (CHAINS * SPECIES.length());
    }

    @Override
    public String description() {
        return "Vector API (" + SPECIES.vectorBitSize() + " bits)";
    }
}
