/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.trees;

/**
 * The samples that a head is fitted to, or judged by.
 *
 * @param samples which they are, and their outcomes
 * @param features the features of all samples of their split
 */
record HeadSamples(RateSamples samples, FeatureMatrix features) {}
