/* SPDX-License-Identifier: Apache-2.0 */
package org.entirespace.checks.broken.train;

import org.entirespace.checks.broken.data.Table;

/** A use that the table of modules allows. */
public record TrainReadsData(Table table) {}
