/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.train.report;

/** A part of the page, with its entry in the navigation. */
interface Section {

    /** The anchor. */
    String id();

    /** The heading, also the entry in the navigation. */
    String heading();

    /** Appends what stands below the heading. */
    void render(Html html);
}
