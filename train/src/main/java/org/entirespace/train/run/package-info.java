/* SPDX-License-Identifier: Apache-2.0 */
/** Training runs: from sample files to a model bundle, epoch by epoch. */
@NullMarked
package org.entirespace.train.run;

import org.jspecify.annotations.NullMarked;
