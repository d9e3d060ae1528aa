/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.doctor;

/**
 * The label columns of which probability space confusion is measured.
 *
 * @param click the click
 * @param local the action made on the impression's own page
 * @param global the action made anywhere
 * @param purchase the purchase
 */
public record ConfusionQuestion(String click, String local, String global, String purchase) {}
