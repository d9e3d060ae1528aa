/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.model.network;

import java.util.SplittableRandom;
import org.entirespace.core.sample.Label;
import org.entirespace.core.sample.SampleBatch;
import org.entirespace.core.schema.FieldKind;
import org.entirespace.core.schema.FittedField;
import org.entirespace.core.schema.Schema;

/** Batches of random samples. */
public final class TinyBatches {

    private static final byte[] CODES = {Label.NEGATIVE.code(), Label.POSITIVE.code(), Label.UNOBSERVED.code()};

    private TinyBatches() {}

    /** Random samples: bags of none to four, numbers in [-2, 2), labels one third each. */
    public static SampleBatch random(Schema schema, int size, int behaviors, SplittableRandom random) {
        SampleBatch batch = empty(schema, size, behaviors);
        int at = 0;
        for (FittedField field : schema.fields()) {
            if (field.isIndexed()) {
                fill(batch.indexed[at++], field, size, random);
            }
        }
        for (float[] column : batch.numeric) {
            for (int i = 0; i < size; i++) {
                column[i] = (float) random.nextDouble(-2, 2);
            }
        }
        for (byte[] column : batch.labels) {
            for (int i = 0; i < size; i++) {
                column[i] = CODES[random.nextInt(CODES.length)];
            }
        }
        return batch;
    }

    /** At least 80 samples, with every combination of labels, unobserved ones and impossible ones included. */
    static SampleBatch everyLabelCombination(Schema schema, int behaviors, SplittableRandom random) {
        int combinations = (int) Math.pow(CODES.length, behaviors);
        int size = (80 / combinations + 1) * combinations;
        SampleBatch batch = random(schema, size, behaviors, random);
        for (int i = 0; i < size; i++) {
            int rest = i;
            for (int b = 0; b < behaviors; b++) {
                batch.labels[b][i] = CODES[rest % CODES.length];
                rest /= CODES.length;
            }
        }
        return batch;
    }

    /** A full batch with one value in each field, all zero. */
    static SampleBatch empty(Schema schema, int size, int behaviors) {
        int indexed =
                (int) schema.fields().stream().filter(FittedField::isIndexed).count();
        SampleBatch batch = new SampleBatch(size, indexed, schema.fields().size() - indexed, behaviors);
        batch.size = size;
        for (SampleBatch.Rows rows : batch.indexed) {
            for (int i = 0; i <= size; i++) {
                rows.offsets[i] = i;
            }
        }
        return batch;
    }

    private static void fill(SampleBatch.Rows rows, FittedField field, int size, SplittableRandom random) {
        int at = 0;
        for (int i = 0; i < size; i++) {
            int count = field.kind() == FieldKind.BAG ? random.nextInt(5) : 1;
            rows.ensureValues(at + count);
            for (int k = 0; k < count; k++) {
                rows.values[at++] = random.nextInt(field.cardinality());
            }
            rows.offsets[i + 1] = at;
        }
    }

    /** Some samples of a batch, in the order asked for; repeats allowed. */
    static SampleBatch select(SampleBatch batch, int... samples) {
        SampleBatch chosen =
                new SampleBatch(samples.length, batch.indexed.length, batch.numeric.length, batch.labels.length);
        chosen.size = samples.length;
        for (int to = 0; to < samples.length; to++) {
            int i = samples[to];
            for (int f = 0; f < batch.indexed.length; f++) {
                SampleBatch.Rows source = batch.indexed[f];
                SampleBatch.Rows target = chosen.indexed[f];
                int count = source.offsets[i + 1] - source.offsets[i];
                target.offsets[to + 1] = target.offsets[to] + count;
                target.ensureValues(target.offsets[to + 1]);
                System.arraycopy(source.values, source.offsets[i], target.values, target.offsets[to], count);
            }
            for (int n = 0; n < batch.numeric.length; n++) {
                chosen.numeric[n][to] = batch.numeric[n][i];
            }
            for (int b = 0; b < batch.labels.length; b++) {
                chosen.labels[b][to] = batch.labels[b][i];
            }
        }
        return chosen;
    }
}
