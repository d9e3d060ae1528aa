/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.data.plan;

/** What several impressions with one key are. */
public enum Repeats {
    /** Each is a sample of its own. */
    EACH,
    /** Together they are one sample, with the features of the first. */
    FIRST
}
