/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.checkpoint;

/** An array as rows of one float. */
final class ArrayBlock implements StateBlock {

    private final String name;
    private final float[] values;

    ArrayBlock(String name, float[] values) {
        this.name = name;
        this.values = values;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int rows() {
        return values.length;
    }

    @Override
    public int floatsPerRow() {
        return 1;
    }

    @Override
    public void read(int from, int to, float[] target) {
        System.arraycopy(values, from, target, 0, to - from);
    }

    @Override
    public void write(int from, int to, float[] source) {
        System.arraycopy(source, 0, values, from, to - from);
    }
}
