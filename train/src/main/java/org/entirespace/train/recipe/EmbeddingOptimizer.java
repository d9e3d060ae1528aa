/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.entirespace.model.embedding.TableOptions;
import org.entirespace.model.optimizer.AdagradOptions;
import org.entirespace.model.optimizer.AdamOptions;
import org.entirespace.model.optimizer.FtrlOptions;
import org.entirespace.model.optimizer.RowOptimizer;
import org.entirespace.model.optimizer.RowwiseAdagradOptions;

/**
 * How the rows of embedding tables are fitted; the step size is the plan's {@code embedding_learning_rate}.
 *
 * @param kind the optimiser
 * @param beta flattens the first steps of FTRL, positive
 * @param l1 FTRL's absolute penalty, at least 0
 * @param l2 FTRL's squared penalty, at least 0
 * @param admitAfter how often a value must be seen in training before its row takes part; 0: at once
 * @param evictAfter the steps after which the row of a value that was not seen begins anew; 0: never
 */
public record EmbeddingOptimizer(
        @JsonPropertyDescription("Optimizer; all change only the rows that a batch looks up.")
        Kind kind,

        @JsonPropertyDescription("What flattens the first steps of ftrl.")
        double beta,

        @JsonPropertyDescription("Absolute penalty of ftrl; it holds weights at 0.")
        double l1,

        @JsonPropertyDescription("Squared penalty of ftrl.") double l2,

        @JsonPropertyDescription(
                "Times a value must be seen in training before its row, until then zero, takes part; 0 is at once.")
        int admitAfter,

        @JsonPropertyDescription("Steps without a sighting after which a row begins anew; 0 is never.")
        int evictAfter) {

    /** An optimiser of rows. */
    public enum Kind {
        /** Adam whose moments move only for the rows that a batch touches: two numbers beside each weight. */
        LAZY_ADAM,
        /** Adagrad: one number beside each weight. */
        ADAGRAD,
        /** Adagrad with one number for a whole row. */
        ROWWISE_ADAGRAD,
        /** FTRL-proximal: two numbers beside each weight. */
        FTRL
    }

    /** Checks the ranges. */
    public EmbeddingOptimizer {
        new TableOptions(new FtrlOptions(1, beta, l1, l2), admitAfter, evictAfter);
    }

    /** Lazy Adam. */
    public static EmbeddingOptimizer defaults() {
        return new EmbeddingOptimizer(Kind.LAZY_ADAM, 1, 0, 0, 0, 0);
    }

    /** How tables keep their rows. */
    public TableOptions table(double learningRate) {
        return new TableOptions(options(learningRate), admitAfter, evictAfter);
    }

    /** The optimiser with a step size. */
    public RowOptimizer options(double learningRate) {
        return switch (kind) {
            case LAZY_ADAM -> AdamOptions.of(learningRate);
            case ADAGRAD -> AdagradOptions.of(learningRate);
            case ROWWISE_ADAGRAD -> RowwiseAdagradOptions.of(learningRate);
            case FTRL -> new FtrlOptions(learningRate, beta, l1, l2);
        };
    }
}
