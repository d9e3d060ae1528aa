/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.serve.holder;

/**
 * That a request came to its model by a split.
 *
 * @param split what it asked for
 * @param arm which of the split's models that is, for this request
 */
public record TakenArm(String split, String arm) {}
