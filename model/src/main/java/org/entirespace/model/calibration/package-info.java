/* SPDX-License-Identifier: Apache-2.0 */
/** Fits what makes the rates of a model right on samples that it did not learn from. */
@NullMarked
package org.entirespace.model.calibration;

import org.jspecify.annotations.NullMarked;
