/* SPDX-License-Identifier: Apache-2.0 */
/** What is wrong with prepared samples, or will mislead, told before anything is trained on them. */
@NullMarked
package org.entirespace.train.doctor;

import org.jspecify.annotations.NullMarked;
