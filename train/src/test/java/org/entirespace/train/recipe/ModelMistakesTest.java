/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.recipe;

import static org.entirespace.train.document.Mistake.mistake;

import java.util.stream.Stream;
import org.entirespace.train.document.Mistake;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes of training and evaluation. */
class ModelMistakesTest {

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldWithItsPlaceAndNoOther(Mistake mistake) {
        BaseRecipe.check(mistake);
    }

    /** What is replaced in the base recipe, by what, and all that is said about it. */
    static Stream<Mistake> mistakes() {
        return Stream.of(
                mistake(
                        "weights: {purchase: 2.0}",
                        "weights: {purchse: 2.0}",
                        "45:13: training.weights.purchse: unknown behavior 'purchse'; did you mean 'purchase'?"),
                mistake(
                        "weights: {purchase: 2.0}",
                        "weights: {purchase: -1}",
                        "45:23: training.weights.purchase: found -1, expected at least 0"),
                mistake(
                        "weights: {purchase: 2.0}",
                        "weights: {purchase: two}",
                        "45:23: training.weights.purchase: found text 'two', expected a number"),
                mistake(
                        "weights: {purchase: 2.0}",
                        "weights: {click: 0, micro: 0, macro: 0, purchase: 0}",
                        "45:3: training.weights: every behavior has weight 0, so there is nothing to learn"),
                mistake(
                        "  batch_size: 1024",
                        "  batch_size: 2",
                        "44:15: training.batch_size: a batch of 2 cannot be cut into 4 slices"),
                mistake(
                        "  batch_size: 1024",
                        "  batch_size: 4\n  slices: 5",
                        "44:15: training.batch_size: a batch of 4 cannot be cut into 5 slices"),
                mistake(
                        "  batch_size: 1024",
                        "  batch_size: 1024\n  embedding_optimizer: {kind: adagrad, l1: 0.1, l2: 0}",
                        "45:40: training.embedding_optimizer.l1: only ftrl has it; write kind: ftrl, or remove it",
                        "45:49: training.embedding_optimizer.l2: only ftrl has it; write kind: ftrl, or remove it"),
                mistake(
                        "  batch_size: 1024",
                        "  batch_size: 1024\n  embedding_optimizer: {kind: ftrl, beta: 0, l1: -1}",
                        "45:43: training.embedding_optimizer.beta: found 0, expected more than 0",
                        "45:50: training.embedding_optimizer.l1: found -1, expected at least 0"),
                mistake(
                        "metric: auc",
                        "metric: AUC",
                        "46:28: training.early_stopping.metric: found 'AUC', expected one of auc, log_loss, ne, gauc; did you mean 'auc'?"),
                mistake(
                        "metric: auc",
                        "metric: accuracy",
                        "46:28: training.early_stopping.metric: found 'accuracy', expected one of auc, log_loss, ne, gauc"),
                mistake(
                        "quantity: purchase|click}",
                        "quantity: conversion|click}",
                        "46:43: training.early_stopping.quantity: unknown behavior 'conversion'; known are click, micro, macro, purchase"),
                mistake(
                        "quantity: purchase|click}",
                        "quantity: purchase|clik}",
                        "46:43: training.early_stopping.quantity: unknown behavior 'clik'; did you mean 'click'?"),
                mistake(
                        "quantity: purchase|click}",
                        "quantity: click|purchase}",
                        "46:43: training.early_stopping.quantity: quantity 'click|purchase' is always 0 or 1"),
                mistake(
                        "quantity: purchase|click}",
                        "quantity: purchase|purchase}",
                        "46:43: training.early_stopping.quantity: quantity 'purchase|purchase': it is always one"),
                mistake(
                        "quantity: purchase|click}",
                        "quantity: a|b|c}",
                        "46:43: training.early_stopping.quantity: found 'a|b|c', expected 'goal' or 'goal|ancestor'"),
                mistake(
                        "quantity: purchase|click}",
                        "quantity: purchase|click, patience: 0}",
                        "46:69: training.early_stopping.patience: found 0, expected at least 1"),
                mistake(
                        "[click, purchase, purchase|click]",
                        "[click, click, payment]",
                        "48:23: evaluation.quantities[1]: found 'click' twice",
                        "48:30: evaluation.quantities[2]: unknown behavior 'payment'; known are click, micro, macro, purchase"),
                mistake(
                        "[click, purchase, purchase|click]",
                        "[click, 5]",
                        "48:23: evaluation.quantities[1]: found number 5, expected a text; write it in quotes: '5'"));
    }
}
