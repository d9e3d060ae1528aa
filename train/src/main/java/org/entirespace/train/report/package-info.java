/* SPDX-License-Identifier: Apache-2.0 */
/** The report of one or more evaluated models: a single HTML file that needs no network. */
@NullMarked
package org.entirespace.train.report;

import org.jspecify.annotations.NullMarked;
